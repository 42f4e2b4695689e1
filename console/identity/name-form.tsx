import { useState } from 'react';
import { useTenant } from '../data/tenants.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './identity.module.css';
import { useChange } from './use-change.ts';

/** One name, given or changed. */
export function NameForm({
  label,
  first,
  button,
  operation,
  input,
  onDone,
}: {
  readonly label: string;
  /** The name as it is; '' for a new thing. */
  readonly first: string;
  readonly button: string;
  readonly operation: string;
  readonly input: object;
  readonly onDone?: () => void;
}) {
  const [name, setName] = useState(first);
  const change = useChange(() => {
    if (first === '') setName('');
    onDone?.();
  }, useTenant().where);
  return (
    <form
      className={styles['form']}
      data-testid={operation}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ operation, input: { ...input, name: name.trim() } });
      }}
    >
      <div className={styles['row']}>
        <Field
          label={label}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={200}
          required
        />
        <Button submit busy={change.isPending} disabled={name.trim() === '' || name.trim() === first}>
          {button}
        </Button>
      </div>
      {change.error !== null && <Failure error={change.error} />}
    </form>
  );
}
