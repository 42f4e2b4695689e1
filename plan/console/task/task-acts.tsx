import { useText } from '@yuheng/console/text/text-context';
import type { Plan, Task } from '../plan-parts.ts';
import { ActForm } from './act-form.tsx';
import { GiveFeedback } from './give-feedback.tsx';

/** What can be done with a task beside its plain steps, as its state allows. */
export function TaskActs({
  plan,
  task,
  transitions,
  units,
}: {
  readonly plan: Plan;
  readonly task: Task;
  readonly transitions: readonly string[];
  /** Those that have the task or take part. */
  readonly units: readonly string[];
}) {
  const t = useText('plan');
  const open = transitions.length > 0;
  const reason = { name: 'reason', label: t('task.act.reason') };
  return (
    <>
      {transitions.includes('feedback') && <GiveFeedback plan={plan} task={task} />}
      {open && (
        <>
          <ActForm
            title={t('task.act.extension')}
            testId="ask-extension"
            operation="plan/ask-extension"
            fields={[{ name: 'until', label: t('task.act.until'), type: 'date' }, reason]}
            bodyOf={(values) => ({ task: task.id, ...values })}
          />
          <ActForm
            title={t('task.act.milestone')}
            testId="add-milestone"
            operation="plan/add-milestone"
            fields={[
              { name: 'name', label: t('task.act.milestone-name'), most: 200 },
              { name: 'due', label: t('task.act.milestone-due'), type: 'date' },
            ]}
            bodyOf={(values) => ({ task: task.id, ...values })}
          />
          {units.length > 0 && (
            <ActForm
              title={t('task.act.issue')}
              testId="raise-issue"
              operation="plan/raise-issue"
              fields={[
                {
                  name: 'unit',
                  label: t('task.act.issue-unit'),
                  choices: units.map((unit) => ({ value: unit, text: unit })),
                },
                { name: 'title', label: t('task.act.issue-title'), most: 200 },
                { name: 'text', label: t('task.act.text') },
              ]}
              bodyOf={(values) => ({ task: task.id, ...values })}
            />
          )}
        </>
      )}
      {transitions.includes('hand-over') && (
        <ActForm
          title={t('task.act.hand-over')}
          testId="hand-over"
          operation="plan/hand-over-task"
          fields={[{ name: 'unit', label: t('task.act.unit'), type: 'unit' }, reason]}
          bodyOf={(values) => ({ task: task.id, ...values })}
        />
      )}
    </>
  );
}
