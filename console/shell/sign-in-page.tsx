import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePlace } from '../data/use-place.ts';
import { signIn, signInWithPassword, whoQuery } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Mark } from '../ui/mark.tsx';
import { Failure } from '../ui/states.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LinkSignIn } from './link-sign-in.tsx';
import { PasswordSignIn } from './password-sign-in.tsx';
import { safeNext } from './sign-in-code.ts';
import styles from './sign-in-page.module.css';

type Way = { readonly token: string } | { readonly account: string; readonly password: string };

/** A link with a code signs in at once; else by password, or with a pasted link. */
export function SignInPage() {
  const t = useText();
  const { query } = usePlace();
  const router = useRouter();
  const queries = useQueryClient();
  const tried = useRef(false);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (way: Way) =>
      'token' in way ? signIn(way.token) : signInWithPassword(way.account, way.password),
    onSuccess: ({ user }) => {
      queries.clear();
      queries.setQueryData(whoQuery.queryKey, { user });
      router.history.replace(safeNext(query['next']));
    },
  });
  useEffect(() => {
    const token = query['token'];
    if (token === undefined || tried.current) return;
    // A code works once; React may run an effect twice.
    tried.current = true;
    mutate({ token });
  }, [query, mutate]);
  const waiting = isPending || isSuccess;
  return (
    <main className={styles['page']} aria-busy={waiting}>
      <div className={styles['language']}>
        <LanguageSwitch />
      </div>
      <div className={styles['sheet']}>
        <Mark size={72} />
        <h1>{t('shell.name')}</h1>
        <p className={styles['motto']}>{t('sign-in.motto')}</p>
        {error !== null && <Failure error={error} kept={t('sign-in.failed')} />}
        {waiting && <p role="status">{t('sign-in.waiting')}</p>}
        <PasswordSignIn waiting={waiting} onSignIn={(account, password) => mutate({ account, password })} />
        <LinkSignIn waiting={waiting} onSignIn={(token) => mutate({ token })} />
      </div>
    </main>
  );
}
