import { useMutation, useQuery } from '@tanstack/react-query';
import { beginProviderSignIn, providersQuery } from '../data/who.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './sign-in-page.module.css';

/** A button for each outside provider; nothing where there is none. */
export function ProviderSignIn({ waiting, next }: { readonly waiting: boolean; readonly next: string }) {
  const t = useText();
  const { language } = useLanguage();
  const providers = useQuery(providersQuery).data?.providers ?? [];
  const begin = useMutation({
    mutationFn: (provider: string) => beginProviderSignIn(provider, next),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (providers.length === 0) return null;
  return (
    <div className={styles['providers']} data-testid="provider-sign-in">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          busy={begin.isPending && begin.variables === id}
          disabled={waiting || begin.isSuccess}
          onClick={() => begin.mutate(id)}
        >
          {t('sign-in.with', { provider: name[language] })}
        </Button>
      ))}
      {begin.error !== null && <Failure error={begin.error} kept={t('sign-in.failed')} />}
      <p className={styles['again']}>{t('sign-in.or')}</p>
    </div>
  );
}
