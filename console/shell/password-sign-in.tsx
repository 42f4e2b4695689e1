import { useState } from 'react';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './sign-in-page.module.css';

/** Account and password, as password managers know them. */
export function PasswordSignIn({
  waiting,
  onSignIn,
}: {
  readonly waiting: boolean;
  readonly onSignIn: (account: string, password: string) => void;
}) {
  const t = useText();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      data-testid="password-sign-in"
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSignIn(account.trim(), password);
      }}
    >
      <Field
        label={t('directory.account')}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        disabled={waiting}
        data-testid="account"
      />
      <Field
        label={t('account.password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        disabled={waiting}
        data-testid="password"
      />
      <Button look="strong" submit busy={waiting} disabled={account.trim() === '' || password === ''}>
        {t('sign-in.submit')}
      </Button>
    </form>
  );
}
