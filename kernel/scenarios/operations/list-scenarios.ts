import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Scenario } from '../scenario.ts';
import { scenariosFor } from '../scenarios.ts';

/** Scenarios of one's own and those that are shown to one, the newest first. */
export const listScenarios = defineOperation({
  name: 'list-scenarios',
  kind: 'query',
  permission: 'scenarios.read',
  input: Type.Object({}),
  output: Type.Object({ scenarios: Type.Array(Scenario) }),
  async handle(_input, { kernel, actor }) {
    return { scenarios: [...(await scenariosFor(kernel, actor))] };
  },
});
