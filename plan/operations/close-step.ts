import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';

/** Says that a step of an approved proposal is done, or that it is dropped. */
export const closeStep = defineOperation({
  name: 'close-step',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    step: Type.String({ format: 'uuid' }),
    ending: Type.Enum(['complete', 'drop']),
    reason: Reason,
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ step, ending, reason: note }, { kernel, actor }) {
    if ((await kernel.cases.get(step)).type !== 'PlanStep') throw new Problem('cases.not-found');
    const { state } = await kernel.cases.move(step, ending, actor, note);
    return { state };
  },
});
