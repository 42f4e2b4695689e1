import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { sessionEnd } from '../data/session-end.ts';
import { usePlace } from '../data/use-place.ts';
import { finishProviderSignIn, signIn, signInWithPassword, type User } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Mark } from '../ui/mark.tsx';
import { Failure } from '../ui/states.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LinkSignIn } from './link-sign-in.tsx';
import { PasswordSignIn } from './password-sign-in.tsx';
import { ProviderSignIn } from './provider-sign-in.tsx';
import { safeNext } from './sign-in-code.ts';
import styles from './sign-in-page.module.css';

type Way =
  | { readonly token: string }
  | { readonly account: string; readonly password: string }
  | { readonly provider: string; readonly search: string };

function signInBy(way: Way): Promise<{ readonly user: User; readonly next?: string }> {
  if ('token' in way) return signIn(way.token);
  if ('provider' in way) return finishProviderSignIn(way.provider, way.search);
  return signInWithPassword(way.account, way.password);
}

/** Where an outside provider sends the browser back to: `/sign-in/<provider>?state=…`. */
function wayBack(): Way | null {
  const [, , provider = ''] = window.location.pathname.split('/');
  const { search } = window.location;
  return provider !== '' && new URLSearchParams(search).has('state') ? { provider, search } : null;
}

/** A link with a code signs in at once, and so does coming back from a provider; else by provider, password or pasted link. */
export function SignInPage() {
  const t = useText();
  const { query } = usePlace();
  const router = useRouter();
  const queries = useQueryClient();
  const tried = useRef(false);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: signInBy,
    onSuccess: ({ next = query['next'] }) => {
      // Who that is, and what is theirs, the page that comes asks.
      queries.clear();
      sessionEnd.forget();
      router.history.replace(safeNext(next));
    },
  });
  useEffect(() => {
    const token = query['token'];
    const way = token === undefined ? wayBack() : { token };
    if (way === null || tried.current) return;
    // A code works once; React may run an effect twice.
    tried.current = true;
    mutate(way);
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
        {sessionEnd.seen && error === null && !waiting && (
          <p className={styles['ended']} role="status" data-testid="session-ended">
            {t('sign-in.ended')}
          </p>
        )}
        {error !== null && <Failure error={error} kept={t('sign-in.failed')} />}
        {waiting && <p role="status">{t('sign-in.waiting')}</p>}
        <ProviderSignIn waiting={waiting} next={safeNext(query['next'])} />
        <PasswordSignIn waiting={waiting} onSignIn={(account, password) => mutate({ account, password })} />
        <LinkSignIn waiting={waiting} onSignIn={(token) => mutate({ token })} />
      </div>
    </main>
  );
}
