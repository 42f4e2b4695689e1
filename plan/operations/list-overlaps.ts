import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { partsOf } from '../rules/amend/part.ts';
import { findOverlaps, type OverlapItem } from '../rules/overlap/find-overlaps.ts';
import { orderedPair, readJudgements } from '../store/overlap-store.ts';
import { listPlans, type PlanRecord } from '../store/plan-store.ts';

const Side = Type.Object({
  plan: Type.String(),
  planTitle: Type.String(),
  /** As the board names it. */
  task: Type.String(),
  marker: Type.String(),
  title: Type.String(),
  /** What it says, without units and due time: enough to judge by. */
  text: Type.String(),
});

/** Work that two plans at work both ask for, the strongest first, with what people said about it. */
export const listOverlaps = defineOperation({
  name: 'list-overlaps',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    overlaps: Type.Array(
      Type.Object({
        one: Side,
        other: Side,
        /** Terms that both hold, those that tell most first. */
        terms: Type.Array(Type.String()),
        strength: Type.Number(),
        judgement: Type.Union([
          Type.Object({ same: Type.Boolean(), at: Type.String(), by: Type.String() }),
          Type.Null(),
        ]),
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const plans = (await listPlans(kernel)).filter(({ state }) => state === 'live');
    const titles = new Map(plans.map((plan) => [plan.id, titleOf(plan)]));
    const judged = new Map(
      (await readJudgements(kernel.database)).map(({ one, other, same, at, by }) => [
        `${boardId(one.plan, one.item)} ${boardId(other.plan, other.item)}`,
        { same, at, by },
      ]),
    );
    const side = ({ plan, id, title, marker, text }: Placed) => ({
      plan,
      planTitle: titles.get(plan) ?? '',
      task: boardId(plan, id),
      marker,
      title,
      text,
    });
    return {
      overlaps: findOverlaps(plans.flatMap(itemsOf)).map(({ one, other, terms, strength }) => {
        const [first, second] = orderedPair(
          { plan: one.plan, item: one.id },
          { plan: other.plan, item: other.id },
        );
        const key = `${boardId(first.plan, first.item)} ${boardId(second.plan, second.item)}`;
        return {
          one: side(one),
          other: side(other),
          terms: [...terms],
          strength,
          judgement: judged.get(key) ?? null,
        };
      }),
    };
  },
});

type Placed = OverlapItem & { readonly marker: string };

/** What is worked on, without the units: two items of one bureau have its name in common, not their work. */
function itemsOf({ id: plan, compiled, programme }: PlanRecord): readonly Placed[] {
  const work = new Set(programme.items.map(({ id }) => id));
  return partsOf(compiled)
    .item.filter(({ id }) => work.has(id))
    .map(({ id, title, marker, body }) => ({ plan, id, title, marker, text: body.trim() }));
}
