import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Lever, readLevers } from '../scenarios/levers.ts';

/** What moves a target: the entities that its measure selects, by which of their attributes, and how many there are. */
export const suggestLevers = defineOperation({
  name: 'suggest-levers',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ target: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ levers: Type.Array(Lever) }),
  async handle({ target }, { kernel }) {
    return { levers: await readLevers(kernel, target) };
  },
});
