import type { Fact } from '../facts/model/entity.ts';

type Used = Readonly<Record<string, readonly Fact[]>>;

/** What of a figure's facts belongs to one value of each attribute. */
export interface Part {
  /** A value for each attribute, in the order of the attributes. */
  readonly of: readonly string[];
  readonly facts: Used;
}

/**
 * The facts of a figure, parted by the values of one attribute or of several: a selection that reads an attribute gives each part
 * the entities that have its value, and one that does not is whole in every part. Values in their order; entities without one
 * are in no part.
 */
export function partsOf(
  used: Used,
  reads: (selection: string, attribute: string) => boolean,
  attributes: readonly string[],
): readonly Part[] {
  return attributes.reduce<readonly Part[]>(
    (parts, attribute) =>
      parts.flatMap(({ of, facts }) =>
        partsBy(facts, (name) => reads(name, attribute), attribute).map((part) => ({
          of: [...of, part.value],
          facts: part.facts,
        })),
      ),
    [{ of: [], facts: used }],
  );
}

/** How many parts that could be at most: what to ask before they are made. */
export function countParts(
  used: Used,
  reads: (selection: string, attribute: string) => boolean,
  attributes: readonly string[],
): number {
  return attributes.reduce((count, attribute) => {
    const values = new Set<string>();
    for (const [name, facts] of Object.entries(used))
      if (reads(name, attribute))
        for (const fact of facts) {
          const value = fact.attribute === attribute ? textOf(fact.value) : null;
          if (value !== null) values.add(value);
        }
    return count * values.size;
  }, 1);
}

function textOf(value: unknown): string | null {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
}

function partsBy(
  used: Used,
  reads: (selection: string) => boolean,
  attribute: string,
): readonly { readonly value: string; readonly facts: Used }[] {
  const split = new Map<string, ReadonlyMap<string, readonly Fact[]>>();
  for (const [name, facts] of Object.entries(used))
    if (reads(name)) split.set(name, byValue(facts, attribute));
  const values = [...new Set([...split.values()].flatMap((parts) => [...parts.keys()]))].toSorted();
  return values.map((value) => ({
    value,
    facts: Object.fromEntries(
      Object.entries(used).map(([name, facts]) => {
        const parts = split.get(name);
        return [name, parts === undefined ? facts : (parts.get(value) ?? [])];
      }),
    ),
  }));
}

function byValue(facts: readonly Fact[], attribute: string): ReadonlyMap<string, readonly Fact[]> {
  const values = new Map<string, string>();
  for (const { entity, attribute: name, value } of facts) {
    const text = name === attribute ? textOf(value) : null;
    if (text !== null) values.set(entity, text);
  }
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
