import { useQuery } from '@tanstack/react-query';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { type TaskPart, taskPartsQuery } from '../inbox/inbox-query.ts';
import panel from '../item-panel.module.css';
import { ActForm } from './act-form.tsx';
import { NoticeLevel } from './notice-level.tsx';
import styles from './task-acts.module.css';

const types = ['PlanMilestone', 'PlanExtension', 'PlanIssue'] as const;

/** Milestones, requests for more time and issues of a task, with what may be done about each. */
export function TaskParts({ task, may }: { readonly task: string; readonly may: boolean }) {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(taskPartsQuery(task));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} />;
  return types.map((type) => {
    const parts = data.parts.filter((part) => part.type === type);
    if (parts.length === 0) return null;
    return (
      <section key={type} data-testid={`parts-${type}`}>
        <h3 className={panel['title']}>{t(`cases.${type}.title`)}</h3>
        <ul className={styles['parts']}>
          {parts.map((part) => (
            <li key={part.id}>
              <Part part={part} may={may} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function Part({ part, may }: { readonly part: TaskPart; readonly may: boolean }) {
  const t = useText('plan');
  const { type, state, name, until, dueAt, notice, closedAt, ending } = part;
  return (
    <>
      {name}
      {until !== null && ` · ${t('task.until', { day: formatDate(until) })}`}
      {notice !== null && <NoticeLevel level={notice} />}
      <small>
        {t(`cases.${type}.states.${state}`)}
        {closedAt === null && dueAt !== null && ` · ${t('task.by', { day: formatDate(dueAt) })}`}
        {ending !== null && ending !== '' && ` · ${ending}`}
      </small>
      {may &&
        part.transitions.map((transition) => (
          <PartAct key={transition} part={part} transition={transition} />
        ))}
    </>
  );
}

/** Each step asks for its reason; that of a milestone may name its evidence, which is kept as facts elsewhere. */
function PartAct({
  part: { id, type },
  transition,
}: {
  readonly part: TaskPart;
  readonly transition: string;
}) {
  const t = useText('plan');
  return (
    <ActForm
      title={t(`cases.${type}.transitions.${transition}`)}
      testId={`part-${transition}`}
      operation={operations[type] ?? ''}
      fields={[{ name: 'note', label: t('task.note') }]}
      bodyOf={({ note }) => bodyOf(type, id, transition, note ?? '')}
    />
  );
}

const operations: { readonly [type: string]: string } = {
  PlanMilestone: 'plan/close-milestone',
  PlanExtension: 'plan/decide-extension',
  PlanIssue: 'plan/move-issue',
};

function bodyOf(type: string, id: string, transition: string, note: string): object {
  if (type === 'PlanMilestone') return { milestone: id, outcome: transition, note };
  if (type === 'PlanExtension') return { extension: id, decision: transition, reason: note };
  return { issue: id, transition, note };
}
