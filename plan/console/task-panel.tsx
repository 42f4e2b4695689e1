import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '@yuheng/console/data/cases';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { numbered } from '../rules/numbered.ts';
import { AssignUnit } from './assign-unit.tsx';
import { TaskContradictions } from './contradictions/task-contradictions.tsx';
import { Excerpt } from './excerpt.tsx';
import styles from './item-panel.module.css';
import { TaskOverlaps } from './overlaps/task-overlaps.tsx';
import type { Plan, Task } from './plan-parts.ts';
import { EvidenceOf } from './task/evidence-of.tsx';
import { journalWords } from './task/journal-line.ts';
import { TaskActs } from './task/task-acts.tsx';
import { TaskParts } from './task/task-parts.tsx';
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
        {task.case?.finalDueAt != null && formatDate(task.case.finalDueAt) !== task.due && (
          <div>
            <dt>{t('task.extended')}</dt>
            <dd>{formatDate(task.case.finalDueAt)}</dd>
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
      {may && task.units.length === 0 && task.case !== null && !isClosed(task.case.state) && (
        <AssignUnit task={task} />
      )}
      {task.case !== null && <TaskContradictions task={task.id} titleClass={styles['title']} />}
      <TaskOverlaps task={task.id} may={may} titleClass={styles['title']} />
      {task.case !== null && <TaskCase id={task.case.id} plan={plan} task={task} may={may} />}
    </Drawer>
  );
}

/** They need more than a note; and only a new version of the plan supersedes a task. */
const withForm = new Set(['supersede', 'assign', 'hand-over', 'feedback']);

function TaskCase({
  id,
  plan,
  task,
  may,
}: {
  readonly id: string;
  readonly plan: Plan;
  readonly task: Task;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const words = useSourceWords();
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  const transitions = data.transitions.filter((transition) => !withForm.has(transition));
  return (
    <>
      {may && transitions.length > 0 && (
        <>
          <h3 className={styles['title']}>{t('task.move')}</h3>
          <TaskMoves task={task} type={data.type} transitions={transitions} />
        </>
      )}
      <TaskParts task={task.id} may={may} />
      {may && data.transitions.length > 0 && (
        <>
          <h3 className={styles['title']}>{t('task.more')}</h3>
          <TaskActs
            plan={plan}
            task={task}
            transitions={data.transitions}
            units={task.units.map(({ unit }) => unit)}
          />
        </>
      )}
      <h3 className={styles['title']}>{t('task.journal')}</h3>
      <ol className={styles['journal']}>
        {data.journal
          .toSorted((a, b) => b.sequence - a.sequence)
          .map((entry) => (
            <li key={entry.sequence}>
              {journalWords(entry, t)}
              {entry.note !== '' && <p>{entry.note}</p>}
              <EvidenceOf detail={entry.detail} />
              <small>
                {words.actor(entry.by)} · <RelativeTime at={entry.at} />
              </small>
            </li>
          ))}
      </ol>
    </>
  );
}
