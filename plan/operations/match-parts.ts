import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { forgetPins, insertPin, lockPlan } from '../store/amendment-store.ts';
import { readPlan } from '../store/plan-store.ts';

const Part = Type.Union([Type.String({ maxLength: 300 }), Type.Null()]);

/** A person says whether two parts of two versions are the same work; `unsaid` leaves it to the rule again. */
export const matchPartsOperation = defineOperation({
  name: 'match-parts',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    kind: Type.Enum(['heading', 'item', 'target']),
    old: Part,
    new: Part,
    verdict: Type.Enum(['same', 'different', 'unsaid']),
  }),
  output: Type.Object({}),
  async handle({ plan: id, kind, old, new: young, verdict }, { kernel, actor }) {
    const plan = await readPlan(kernel.database, id);
    if (plan.amends === null) throw new Problem('plan.amends-nothing');
    const previous = await readPlan(kernel.database, plan.amends.id);
    const known = (record: typeof plan, part: string | null) =>
      part === null || record.compiled[`${kind}s`].some((one) => one.id === part);
    const one = old === null && young === null;
    if (
      one ||
      !known(previous, old) ||
      !known(plan, young) ||
      (verdict === 'same' && (old === null || young === null))
    )
      throw new Problem('plan.no-such-part');
    const at = kernel.clock().toISOString();
    const pins = {
      same: [{ old, new: young }],
      different: [
        ...(old === null ? [] : [{ old, new: null }]),
        ...(young === null ? [] : [{ old: null, new: young }]),
      ],
      unsaid: [],
    }[verdict];
    await kernel.database.transaction(async (tx) => {
      await lockPlan(id, 'draft', tx);
      await forgetPins(id, kind, { old, new: young }, tx);
      for (const pin of pins) await insertPin({ plan: id, kind, ...pin, at, by: actor.id }, tx);
      await kernel.audit.append(
        { by: actor, action: 'plan.match-parts', resource: id, payload: { kind, old, new: young, verdict } },
        tx,
      );
      await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
    });
    return {};
  },
});
