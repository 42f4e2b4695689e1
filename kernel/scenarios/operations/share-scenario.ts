import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Reach } from '../scenario.ts';
import { shareScenario as share } from '../scenarios.ts';

/** Says who sees a scenario of one's own. */
export const shareScenario = defineOperation({
  name: 'share-scenario',
  kind: 'command',
  permission: 'scenarios.write',
  input: Type.Object({ scenario: Type.String({ format: 'uuid' }), reach: Reach }),
  output: Type.Object({ reach: Reach }),
  async handle({ scenario, reach }, { kernel, actor }) {
    await share(kernel, scenario, reach, actor);
    return { reach };
  },
});
