import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { readBriefing, withdrawPublication } from '../store/briefing-store.ts';

/** Takes a briefing back from the public, with the reason; what was published stays on record. */
export const withdrawBriefing = defineOperation({
  name: 'withdraw-briefing',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ briefing: Type.String({ format: 'uuid' }), reason: Reason }),
  output: Type.Object({}),
  async handle({ briefing: id, reason }, { kernel, actor }) {
    const { version, month, case: driven } = await readBriefing(kernel.database, id);
    if (version === null) throw new Problem('plan.not-published', { month });
    await kernel.cases.change(
      'plan.withdraw-briefing',
      { move: [{ id: driven, transition: 'withdraw', note: reason }] },
      actor,
      { with: (_cases, tx) => withdrawPublication(tx, month, kernel.clock().toISOString()) },
    );
    return {};
  },
});
