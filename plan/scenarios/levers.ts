import { compileSelection } from '@yuheng/kernel/compiled-selection';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import Type, { type Static } from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { found } from '../confirm/refuse.ts';
import { readPlan } from '../store/plan-store.ts';

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

/** One type of things that a measure looks at. */
export const Lever = Type.Object({
  type: Type.String(),
  /** Which of them count, in NGSI-LD's query language; null: all. */
  q: Type.Union([Type.String(), Type.Null()]),
  /** Attributes that the figure reads. */
  attributes: Type.Array(Type.String()),
  /** What a new one must say to count. */
  must: Type.Array(Type.Object({ attribute: Type.String(), values: Type.Array(Scalar) })),
  /** Those that count at present, and all of the type. */
  counted: Type.Integer(),
  all: Type.Integer(),
  /** How those of the type stand by the attributes that decide whether they count. */
  standings: Type.Array(
    Type.Object({
      attribute: Type.String(),
      values: Type.Array(Type.Object({ value: Scalar, count: Type.Integer() })),
    }),
  ),
});
export type Lever = Static<typeof Lever>;

/** Entities that are looked at for how they stand; of larger types only the numbers are told. */
const MOST_LOOKED_AT = 20_000;

/** What moves a target, out of the selections of its measure; empty where none is bound. @throws Problem plan.not-found */
export async function readLevers(kernel: Kernel, id: string): Promise<Lever[]> {
  const { plan: planId, own } = splitBoardId(id);
  const plan = await readPlan(kernel.database, planId);
  found(plan.programme.targets, own);
  const code = plan.bindings[own];
  const known = kernel.measures.known().find(({ definition }) => definition.code === code);
  if (known === undefined) return [];
  const levers: Lever[] = [];
  for (const selection of Object.values(known.definition.select))
    for (const type of selection.types ?? []) levers.push(await leverOf(kernel, type, selection));
  return levers;
}

async function leverOf(
  { facts }: Kernel,
  type: string,
  selection: MeasureDefinition['select'][string],
): Promise<Lever> {
  const { q = null, attributes } = selection;
  const { equalities } = compileSelection(selection);
  const count = async (condition: object): Promise<number> =>
    (await facts.query({ types: [type], limit: 0, ...condition }, { count: true })).total ?? 0;
  const [counted, all] = [await count({ attributes, ...(q === null ? {} : { q }) }), await count({})];
  const deciding = [...new Set(equalities.map(({ attribute }) => attribute))];
  return {
    type,
    q,
    attributes: [...attributes],
    must: equalities.map(({ attribute, values }) => ({
      attribute,
      values: values.filter((value) => isScalar(value)),
    })),
    counted,
    all,
    standings: all > MOST_LOOKED_AT || deciding.length === 0 ? [] : await standingsOf(facts, type, deciding),
  };
}

async function standingsOf(
  facts: Kernel['facts'],
  type: string,
  attributes: readonly string[],
): Promise<Lever['standings']> {
  const { entities } = await facts.query({ types: [type], attributes });
  return attributes.map((attribute) => {
    const counts = new Map<string | number | boolean, number>();
    for (const { facts: own } of entities) {
      const value = Object.hasOwn(own, attribute) ? own[attribute]?.value : undefined;
      for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value])
        if (isScalar(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return { attribute, values: [...counts].map(([value, count]) => ({ value, count })) };
  });
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
