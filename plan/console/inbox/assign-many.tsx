import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { type FormEvent, useState } from 'react';
import { UnitField } from '../unit-field.tsx';
import styles from './inbox.module.css';

/** To whom tasks are given, and why. */
export interface Given {
  readonly unit: string;
  readonly reason: string;
}

/** Gives the chosen tasks, to which their documents name no unit, to one unit. */
export function AssignMany({
  count,
  busy,
  onAssign,
}: {
  readonly count: number;
  readonly busy: boolean;
  readonly onAssign: (given: Given) => void;
}) {
  const t = useText('plan');
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAssign({ unit: unit.trim(), reason: reason.trim() });
  };
  return (
    <form className={styles['assign']} onSubmit={send} data-testid="assign-many">
      <UnitField label={t('task.assign.unit')} required value={unit} onChange={setUnit} />
      <Field
        label={t('task.assign.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        submit
        look="decide"
        busy={busy}
        disabled={unit.trim() === '' || reason.trim() === ''}
        data-testid="bulk-assign"
      >
        {t('inbox.do.assign', { count })}
      </Button>
    </form>
  );
}
