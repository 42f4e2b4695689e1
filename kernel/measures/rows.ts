import type { Fact, Json } from '../facts/model/entity.ts';

/** What an expression sees of an entity: `id`, `type`, and the values of its attributes. */
export type Row = Readonly<Record<string, Json>>;

const FEN_PER_YUAN = 100;

/** Facts of one selection -> rows, one per entity, in order of the entities' ids. Money becomes integer fen. */
export function rowsOf(facts: readonly Fact[]): readonly Row[] {
  const rows = new Map<string, Record<string, Json>>();
  for (const fact of facts) {
    const row = rows.get(fact.entity) ?? { id: fact.entity, type: fact.entityType };
    row[fact.attribute] = valueOf(fact);
    rows.set(fact.entity, row);
  }
  return [...rows.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function valueOf(fact: Fact): Json {
  const money = fact.unitCode === 'CNY' && typeof fact.value === 'number';
  return money ? Math.round((fact.value as number) * FEN_PER_YUAN) : fact.value;
}
