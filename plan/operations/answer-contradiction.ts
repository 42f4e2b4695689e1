import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { readContradiction } from '../store/contradiction-store.ts';

/** The unit explains what it said; the office then confirms the contradiction or dismisses it. */
export const answerContradiction = defineOperation({
  name: 'answer-contradiction',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ contradiction: Type.String({ format: 'uuid' }), reason: Reason }),
  output: Type.Object({ state: Type.String() }),
  async handle({ contradiction, reason }, { kernel, actor }) {
    const { case: id } = await readContradiction(kernel.database, contradiction);
    const { state } = await kernel.cases.move(id, 'answer', actor, reason.trim());
    return { state };
  },
});
