import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useName, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { planTask } from '../tasks/types/plan-task.ts';
import styles from './item-panel.module.css';
import type { Task } from './plan-parts.ts';

/** Moves the task's case; the note goes into its journal. */
export function TaskMoves({
  task,
  type,
  transitions,
}: {
  readonly task: Task;
  readonly type: string;
  readonly transitions: readonly string[];
}) {
  const t = useText('plan');
  const name = useName();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const move = useMutation({
    mutationFn: (transition: string) =>
      post<Task>('/api/plan/move-task', { task: task.id, transition, note }),
    onSuccess: async () => {
      setNote('');
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['board'] }),
        queries.invalidateQueries({ queryKey: ['case'] }),
      ]);
    },
  });
  const needsNote = (transition: string): boolean => planTask.transitions[transition]?.noteRequired === true;
  const demanding = transitions
    .filter(needsNote)
    .map((transition) => name(`cases.${type}.transitions.${transition}`, transition));
  const label =
    demanding.length === 0 || demanding.length === transitions.length
      ? t('task.note')
      : t('task.note.required', { steps: demanding.join(t('list.comma')) });
  const unsaid = note.trim() === '';
  return (
    <div className={styles['moves']}>
      <Field
        label={label}
        required={demanding.length > 0 && demanding.length === transitions.length}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className={styles['buttons']}>
        {transitions.map((transition) => (
          <Button
            key={transition}
            look="decide"
            small
            busy={move.isPending}
            disabled={unsaid && needsNote(transition)}
            onClick={() => move.mutate(transition)}
            data-testid={`move-${transition}`}
          >
            {name(`cases.${type}.transitions.${transition}`, transition)}
          </Button>
        ))}
      </p>
      {move.error !== null && <Failure error={move.error} />}
    </div>
  );
}
