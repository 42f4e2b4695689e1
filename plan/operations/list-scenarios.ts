import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ListedScenario, listScenarioViews } from '../scenarios/read-view.ts';

/** Scenarios that one may see, with what each makes of the targets that it concerns. */
export const listScenarios = defineOperation({
  name: 'list-scenarios',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({ scenarios: Type.Array(ListedScenario) }),
  async handle(_input, { kernel, actor }) {
    return { scenarios: await listScenarioViews(kernel, actor) };
  },
});
