import type { Fact } from '../facts/model/entity.ts';

type Used = Readonly<Record<string, readonly Fact[]>>;

/**
 * The facts of a figure, parted by the value of an attribute: a selection that reads it gives each part the entities that have
 * that value, and one that does not is whole in every part. Values in their order; entities without one are in no part.
 */
export function partsOf(
  used: Used,
  reads: (selection: string) => boolean,
  attribute: string,
): ReadonlyMap<string, Used> {
  const split = new Map<string, ReadonlyMap<string, readonly Fact[]>>();
  for (const [name, facts] of Object.entries(used))
    if (reads(name)) split.set(name, byValue(facts, attribute));
  const values = [...new Set([...split.values()].flatMap((parts) => [...parts.keys()]))].toSorted();
  const partOf = (value: string): Used =>
    Object.fromEntries(
      Object.entries(used).map(([name, facts]) => [
        name,
        split.get(name) ? (split.get(name)?.get(value) ?? []) : facts,
      ]),
    );
  return new Map(values.map((value) => [value, partOf(value)]));
}

function byValue(facts: readonly Fact[], attribute: string): ReadonlyMap<string, readonly Fact[]> {
  const values = new Map<string, string>();
  for (const { entity, attribute: name, value } of facts)
    if (name === attribute && ['string', 'number', 'boolean'].includes(typeof value))
      values.set(entity, String(value));
  const parts = new Map<string, Fact[]>();
  for (const fact of facts) {
    const value = values.get(fact.entity);
    if (value === undefined) continue;
    const part = parts.get(value);
    if (part) part.push(fact);
    else parts.set(value, [fact]);
  }
  return parts;
}
