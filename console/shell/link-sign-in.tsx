import { useState } from 'react';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { codeOf } from './sign-in-code.ts';
import styles from './sign-in-page.module.css';

/** For whoever has a one-time link and cannot open it, and how to get one. */
export function LinkSignIn({
  waiting,
  onSignIn,
}: {
  readonly waiting: boolean;
  readonly onSignIn: (code: string) => void;
}) {
  const t = useText();
  const [code, setCode] = useState('');
  return (
    <details className={styles['link']}>
      <summary>{t('sign-in.by-link')}</summary>
      <form
        data-testid="sign-in-form"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onSignIn(codeOf(code));
        }}
      >
        <p className={styles['again']}>{t('sign-in.how')}</p>
        <Field
          label={t('sign-in.code')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          disabled={waiting}
        />
        <Button submit busy={waiting} disabled={code.trim() === ''}>
          {t('sign-in.submit')}
        </Button>
      </form>
      <p className={styles['again']}>
        {t('sign-in.again')} <code>npx yuheng sign-in</code>
      </p>
    </details>
  );
}
