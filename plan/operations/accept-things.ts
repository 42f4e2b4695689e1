import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import type { Thing } from '../confirm/decision.ts';
import { thingsInEffect } from '../confirm/programme-in-effect.ts';
import { found, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Seen, ThingId } from '../confirm/request.ts';
import { thingKey } from '../confirm/standing.ts';
import { verdictsOf } from '../confirm/verdict.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** Items and targets are right as the compiler has them: one, or many at once. What is accepted already stays so. */
export const acceptThings = defineOperation({
  name: 'accept-things',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    things: Type.Array(
      Type.Object(
        { kind: Type.Enum(['item', 'target']), id: ThingId, seen: Seen },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 5000, uniqueItems: true },
    ),
  }),
  output: Decided,
  async handle({ plan, things }, { kernel, actor }) {
    const wanted = things.map(({ kind, id, seen }) => ({ thing: { kind, id } satisfies Thing, seen }));
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.accept-things',
      things: wanted,
      draft(record) {
        requireDraft(record);
        const { items, targets } = thingsInEffect(record.compiled, record.decisions);
        const verdicts = verdictsOf(record.compiled, record.decisions);
        const known = {
          item: new Map(items.map((one) => [one.id, one])),
          target: new Map(targets.map((one) => [one.id, one])),
        };
        return wanted.flatMap(({ thing }) => {
          const one = known[thing.kind].get(thing.id);
          found(one === undefined ? [] : [one], thing.id);
          const verdict = verdicts.get(thingKey(thing));
          return verdict === 'open' || verdict === 'rejected' ? [{ thing, act: 'accept' as const }] : [];
        });
      },
    });
    return { decisions: [...decisions] };
  },
});
