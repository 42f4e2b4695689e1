import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeDirectory } from '../data/directory.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Field } from '../ui/field.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import styles from './identity.module.css';

/** Sets one's first password, or changes it; without the present one only just after a one-time link. */
export function PasswordForm({
  account,
  set,
  fresh,
}: {
  readonly account: string;
  readonly set: boolean;
  readonly fresh: boolean;
}) {
  const t = useText();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const change = useMutation({
    mutationFn: () => changeDirectory('set-password', fresh ? { password } : { password, current }),
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      say(t('account.password.done'));
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  if (!set && !fresh) return <p className={styles['soft']}>{t('account.password.by-link')}</p>;
  const length = [...password].length;
  const type = shown ? 'text' : 'password';
  return (
    <form
      className={classes(styles['form'], styles['narrow'])}
      data-testid="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
      {!fresh && (
        <Field
          label={t('account.password.current')}
          type={type}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          required
        />
      )}
      <Field
        label={t('account.password.new')}
        type={type}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        wrong={length > 0 && length < 15 ? t('account.password.more', { more: 15 - length }) : null}
        required
        data-testid="new-password"
      />
      <p className={styles['small']}>{t('account.password.rules')}</p>
      <label className={styles['small']}>
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />{' '}
        {t('account.password.show')}
      </label>
      {change.error !== null && <Failure error={change.error} />}
      <div>
        <Button look="strong" submit busy={change.isPending} disabled={length < 15}>
          {t(set ? 'account.password.change' : 'account.password.set')}
        </Button>
      </div>
    </form>
  );
}
