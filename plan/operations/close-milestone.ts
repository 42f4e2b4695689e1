import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { checkEvidence } from '../tasks/check-evidence.ts';
import { Evidence } from '../tasks/evidence.ts';
import { partOfTask } from '../tasks/live-task.ts';

/** A milestone is done, with what that rests on, or dropped with a reason. */
export const closeMilestone = defineOperation({
  name: 'close-milestone',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    milestone: Type.String({ format: 'uuid' }),
    outcome: Type.Enum(['complete', 'drop']),
    note: Reason,
    evidence: Type.Optional(Evidence),
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ milestone, outcome, note, evidence = [] }, { kernel, actor }) {
    const { id } = await partOfTask(kernel, 'PlanMilestone', milestone);
    await checkEvidence(kernel, evidence);
    const detail = outcome === 'complete' ? { evidence } : {};
    const move = [{ id, transition: outcome, note, detail }];
    const [closed] = await kernel.cases.change('plan.close-milestone', { move }, actor);
    return { state: closed?.state ?? '' };
  },
});
