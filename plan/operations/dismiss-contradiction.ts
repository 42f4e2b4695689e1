import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Decided, decideContradiction } from '../contradictions/decide.ts';

/** The programme office says that it is none. It is found again only when its facts become others. */
export const dismissContradiction = defineOperation({
  name: 'dismiss-contradiction',
  kind: 'command',
  permission: 'plan.write',
  input: Decided,
  output: Type.Object({ state: Type.String() }),
  handle: (input, { kernel, actor }) => decideContradiction(kernel, actor, input, 'dismiss'),
});
