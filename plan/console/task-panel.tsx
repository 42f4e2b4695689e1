import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '@yuheng/console/data/cases';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDate } from '@yuheng/console/text/format-time';
import { useName, useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { numbered } from '../rules/numbered.ts';
import { AssignUnit } from './assign-unit.tsx';
import { Excerpt } from './excerpt.tsx';
import styles from './item-panel.module.css';
import { TaskOverlaps } from './overlaps/task-overlaps.tsx';
import type { Plan, Task } from './plan-parts.ts';
import { duesOf } from './task-due.ts';
import { TaskMoves } from './task-moves.tsx';
import { isClosed, TaskState } from './task-state.tsx';

/** A task: its words in the document, who is responsible, its state, and all that was done about it. */
export function TaskPanel({
  plan,
  task,
  may,
  onClose,
}: {
  readonly plan: Plan;
  readonly task: Task;
  readonly may: boolean;
  readonly onClose: () => void;
}) {
  const t = useText('plan');
  const dues = duesOf(task);
  return (
    <Drawer title={numbered(task.marker, task.title)} testId="task-panel" onClose={onClose}>
      <dl className={styles['pairs']}>
        <div>
          <dt>{t('task.state')}</dt>
          <dd>
            <TaskState task={task} />
          </dd>
        </div>
        {task.due === null && (
          <div>
            <dt>{t('target.due')}</dt>
            <dd>{t('task.no-due')}</dd>
          </div>
        )}
        {dues.map(({ label, at }) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{formatDate(at)}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles['title']}>{t('panel.words')}</h3>
      <Excerpt plan={plan} span={task.span} />
      <h3 className={styles['title']}>{t('task.units')}</h3>
      {task.unitless && <p>{t('task.no-unit.long')}</p>}
      {task.units.length > 0 && (
        <ul className={styles['units']}>
          {task.units.map(({ unit, role }) => (
            <li key={`${role} ${unit}`}>
              <span className={styles['role']}>{t(`role.${role}`)}</span>
              {unit}
            </li>
          ))}
        </ul>
      )}
      {may && task.unitless && task.case !== null && !isClosed(task.case.state) && <AssignUnit task={task} />}
      <TaskOverlaps task={task.id} may={may} titleClass={styles['title']} />
      {task.case !== null && <TaskCase id={task.case.id} task={task} may={may} />}
    </Drawer>
  );
}

function TaskCase({ id, task, may }: { readonly id: string; readonly task: Task; readonly may: boolean }) {
  const t = useText('plan');
  const name = useName();
  const words = useSourceWords();
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  // Only a new version of the plan supersedes a task.
  const transitions = data.transitions.filter((transition) => transition !== 'supersede');
  return (
    <>
      {may && transitions.length > 0 && (
        <>
          <h3 className={styles['title']}>{t('task.move')}</h3>
          <TaskMoves task={task} type={data.type} transitions={transitions} />
        </>
      )}
      <h3 className={styles['title']}>{t('task.journal')}</h3>
      <ol className={styles['journal']}>
        {data.journal
          .toSorted((a, b) => b.sequence - a.sequence)
          .map((entry) => (
            <li key={entry.sequence}>
              {entry.transition === 'revise'
                ? t('task.revised')
                : name(`cases.${data.type}.states.${entry.to}`, entry.to)}
              {entry.note !== '' && <p>{entry.note}</p>}
              <small>
                {words.actor(entry.by)} · <RelativeTime at={entry.at} />
              </small>
            </li>
          ))}
      </ol>
    </>
  );
}
