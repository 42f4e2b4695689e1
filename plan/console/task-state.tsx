import { useNow } from '@yuheng/console/data/use-now';
import { useName, useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import type { Task } from './plan-parts.ts';
import { NoticeLevel } from './task/notice-level.tsx';
import styles from './task-state.module.css';

/** The state of a task's case in words; late ones say so in vermilion. */
export function TaskState({ task }: { readonly task: Pick<Task, 'case'> }) {
  const t = useText('plan');
  const name = useName();
  const now = useNow();
  if (task.case === null) return <span className={styles['state']}>{t('task.draft')}</span>;
  const { state, dueAt } = task.case;
  const late = dueAt !== null && !closed.has(state) && Date.parse(dueAt) < now;
  return (
    <span className={classes(styles['state'], closed.has(state) && styles['done'], late && styles['late'])}>
      {name(`cases.PlanTask.states.${state}`, state)}
      {late && ` · ${t('task.late')}`}
      {task.case.notice !== null && <NoticeLevel level={task.case.notice} />}
    </span>
  );
}

/** Whether no more is to be done. */
export function isClosed(state: string): boolean {
  return closed.has(state);
}

const closed = new Set(['done', 'closed', 'completed', 'cancelled', 'superseded']);
