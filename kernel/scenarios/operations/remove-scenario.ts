import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { removeScenario as remove } from '../scenarios.ts';

/** Takes a scenario of one's own away. */
export const removeScenario = defineOperation({
  name: 'remove-scenario',
  kind: 'command',
  permission: 'scenarios.write',
  input: Type.Object({ scenario: Type.String({ format: 'uuid' }) }),
  output: Type.Object({}),
  async handle({ scenario }, { kernel, actor }) {
    await remove(kernel, scenario, actor);
    return {};
  },
});
