import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readScenarioView, ScenarioView } from '../scenarios/read-view.ts';

/** A scenario with what it makes of the targets, whether that still holds, and what became of it as a proposal. */
export const readScenario = defineOperation({
  name: 'read-scenario',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ scenario: Type.String({ format: 'uuid' }) }),
  output: ScenarioView,
  handle: ({ scenario }, { kernel, actor }) => readScenarioView(kernel, scenario, actor),
});
