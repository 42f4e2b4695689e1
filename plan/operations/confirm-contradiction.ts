import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Decided, decideContradiction } from '../contradictions/decide.ts';

/** The programme office says that it is one. It is never found again. */
export const confirmContradiction = defineOperation({
  name: 'confirm-contradiction',
  kind: 'command',
  permission: 'plan.write',
  input: Decided,
  output: Type.Object({ state: Type.String() }),
  handle: (input, { kernel, actor }) => decideContradiction(kernel, actor, input, 'confirm'),
});
