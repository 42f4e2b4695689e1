import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePlace } from '../data/use-place.ts';
import { signIn, whoQuery } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Mark } from '../ui/mark.tsx';
import { Failure } from '../ui/states.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { codeOf, safeNext } from './sign-in-code.ts';
import styles from './sign-in-page.module.css';

/** A link with a code signs in at once; without one the page says how to get it. */
export function SignInPage() {
  const t = useText();
  const { query } = usePlace();
  const router = useRouter();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const tried = useRef(false);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => {
      queries.clear();
      queries.setQueryData(whoQuery.queryKey, answer);
      router.history.replace(safeNext(query['next']));
    },
  });
  useEffect(() => {
    const token = query['token'];
    if (token === undefined || tried.current) return;
    // A code works once; React may run an effect twice.
    tried.current = true;
    mutate(token);
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
        <form
          data-testid="sign-in-form"
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            mutate(codeOf(code));
          }}
        >
          <p>{waiting ? t('sign-in.waiting') : t('sign-in.how')}</p>
          <Field
            label={t('sign-in.code')}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            disabled={waiting}
          />
          <Button look="strong" submit busy={waiting} disabled={code.trim() === ''}>
            {t('sign-in.submit')}
          </Button>
        </form>
        <p className={styles['again']}>
          {t('sign-in.again')} <code>npx yuheng sign-in</code>
        </p>
      </div>
    </main>
  );
}
