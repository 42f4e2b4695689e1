import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ProposedChanges } from '../proposed-change.ts';
import { Scenario } from '../scenario.ts';
import { changeScenario, makeScenario } from '../scenarios.ts';

/** Keeps a scenario: a new one, or one of one's own as it was seen. What could not come true is refused, and nothing is kept. */
export const saveScenario = defineOperation({
  name: 'save-scenario',
  kind: 'command',
  permission: 'scenarios.write',
  input: Type.Object({
    /** Absent: a new one. */
    scenario: Type.Optional(
      Type.Object({ id: Type.String({ format: 'uuid' }), seen: Type.Integer({ minimum: 1 }) }),
    ),
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    note: Type.String({ maxLength: 4000 }),
    changes: ProposedChanges,
    delay: Type.Integer({ minimum: -1000, maximum: 1000 }),
  }),
  output: Scenario,
  handle({ scenario, ...draft }, { kernel, actor }) {
    return scenario === undefined
      ? makeScenario(kernel, draft, actor)
      : changeScenario(kernel, scenario.id, scenario.seen, draft, actor);
  },
});
