import type { Fact, Json } from '../facts/model/entity.ts';

/** What an expression sees of an entity: `id`, `type`, and the values of its attributes. */
export type Row = Readonly<Record<string, Json>>;

export const FEN_PER_YUAN = 100;

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
  return isMoney(fact) ? Math.round((fact.value as number) * FEN_PER_YUAN) : fact.value;
}

/** Is it an amount in yuan, which rows hold in fen? */
export function isMoney({ unitCode, value }: Fact): boolean {
  return unitCode === 'CNY' && typeof value === 'number';
}
