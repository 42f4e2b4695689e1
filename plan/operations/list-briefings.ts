import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ListedBriefing } from '../briefing/listed-briefing.ts';
import { listBriefings as readAll } from '../store/briefing-store.ts';

/** All briefings, the newest first. */
export const listBriefings = defineOperation({
  name: 'list-briefings',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({ briefings: Type.Array(ListedBriefing) }),
  async handle(_input, { kernel }) {
    return {
      briefings: [
        ...(await kernel.records.of('plan.briefing', await readAll(kernel.database), ({ id }) => id)),
      ],
    };
  },
});
