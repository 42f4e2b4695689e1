import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import styles from './item-panel.module.css';
import type { Task } from './plan-parts.ts';
import { UnitField } from './unit-field.tsx';

/** Gives a task to a unit where the document names none; the reason goes into the journal. */
export function AssignUnit({ task }: { readonly task: Task }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const assign = useMutation({
    mutationFn: () => post<Task>('/api/plan/assign-task', { task: task.id, unit, reason }),
    onSuccess: async () => {
      setUnit('');
      setReason('');
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['board'] }),
        queries.invalidateQueries({ queryKey: ['case'] }),
      ]);
    },
  });
  return (
    <div className={styles['moves']} data-testid="assign-unit">
      <UnitField label={t('task.assign.unit')} required value={unit} onChange={setUnit} />
      <Field
        label={t('task.assign.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className={styles['buttons']}>
        <Button
          look="decide"
          small
          busy={assign.isPending}
          disabled={unit.trim() === '' || reason.trim() === ''}
          onClick={() => assign.mutate()}
        >
          {t('task.assign')}
        </Button>
      </p>
      {assign.error !== null && <Failure error={assign.error} />}
    </div>
  );
}
