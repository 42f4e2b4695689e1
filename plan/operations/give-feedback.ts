import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { checkEvidence } from '../tasks/check-evidence.ts';
import { Evidence, FeedbackKind } from '../tasks/evidence.ts';
import { feedbackSteps } from '../tasks/feedback-steps.ts';
import { liveTask } from '../tasks/live-task.ts';
import { refuseOpenMilestones } from '../tasks/move-together.ts';

/**
 * A unit says how a task goes, and on what that rests. Behind or blocked, it is sent a yellow notice; on plan, that ends;
 * done, the task is reported for review. The graph keeps what was said, with its history.
 */
export const giveFeedback = defineOperation({
  name: 'give-feedback',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    kind: Type.Union([FeedbackKind, Type.Literal('done')]),
    text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
    evidence: Evidence,
  }),
  output: TaskView,
  async handle({ task, kind, text, evidence }, { kernel, actor }) {
    const { id } = await liveTask(kernel, task);
    await checkEvidence(kernel, evidence);
    if (kind === 'done') await refuseOpenMilestones(kernel, [id]);
    const { move, end, notify, facts } = feedbackSteps(
      id,
      { kind, text, evidence },
      kernel.clock().toISOString(),
    );
    await kernel.cases.change('plan.give-feedback', { move: [move], end, notify }, actor, { facts });
    return readTaskView(kernel, task);
  },
});
