import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Scenario } from '../scenario.ts';
import { scenarioFor } from '../scenarios.ts';

export const readScenario = defineOperation({
  name: 'read-scenario',
  kind: 'query',
  permission: 'scenarios.read',
  input: Type.Object({ scenario: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    scenario: Scenario,
    /** The reader wrote it: nobody else changes it. */
    mine: Type.Boolean(),
  }),
  async handle({ scenario: id }, { kernel, actor }) {
    const scenario = await scenarioFor(kernel, id, actor);
    return { scenario, mine: scenario.author === actor.id };
  },
});
