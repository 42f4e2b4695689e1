import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import type { Task } from './plan-parts.ts';
import { duesOf } from './task-due.ts';
import styles from './task-row.module.css';
import { TaskState } from './task-state.tsx';
import { useItem } from './use-item.ts';

export function TaskRow({ task }: { readonly task: Task }) {
  const t = useText('plan');
  const { openTask } = useItem();
  const [due] = duesOf(task);
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        onClick={() => openTask(task.id)}
        data-testid="task-row"
      >
        <span className={styles['marker']}>{task.marker}</span>
        <span className={styles['title']}>{task.title}</span>
        <span className={styles['units']}>
          {task.units.length === 0
            ? t('task.no-unit')
            : task.units.map(({ unit }) => unit).join(t('list.comma'))}
        </span>
        <TaskState task={task} />
        <span className={styles['due']}>
          {due !== undefined &&
            `${due.label === 'target.due' ? '' : `${t(due.label)} `}${formatDate(due.at)}`}
        </span>
      </button>
    </li>
  );
}
