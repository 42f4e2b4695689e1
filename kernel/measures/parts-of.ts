import type { Row } from './rows.ts';

/** By selection. */
type Used = Readonly<Record<string, readonly Row[]>>;

/** What of a figure's rows belongs to one value of each attribute. */
export interface Part {
  /** A value for each attribute, in the order of the attributes. */
  readonly of: readonly string[];
  readonly rows: Used;
}

/**
 * The rows of a figure, parted by the values of one attribute or of several: a selection that reads an attribute gives each part
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
      parts.flatMap(({ of, rows }) =>
        partsBy(rows, (name) => reads(name, attribute), attribute).map((part) => ({
          of: [...of, part.value],
          rows: part.rows,
        })),
      ),
    [{ of: [], rows: used }],
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
    for (const [name, rows] of Object.entries(used))
      if (reads(name, attribute))
        for (const row of rows) {
          const value = textOf(row[attribute]);
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
): readonly { readonly value: string; readonly rows: Used }[] {
  const split = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  for (const [name, rows] of Object.entries(used)) if (reads(name)) split.set(name, byValue(rows, attribute));
  const values = [...new Set([...split.values()].flatMap((parts) => [...parts.keys()]))].toSorted();
  return values.map((value) => ({
    value,
    rows: Object.fromEntries(
      Object.entries(used).map(([name, rows]) => {
        const parts = split.get(name);
        return [name, parts === undefined ? rows : (parts.get(value) ?? [])];
      }),
    ),
  }));
}

function byValue(rows: readonly Row[], attribute: string): ReadonlyMap<string, readonly Row[]> {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const value = textOf(row[attribute]);
    if (value === null) continue;
    const part = parts.get(value);
    if (part) part.push(row);
    else parts.set(value, [row]);
  }
  return parts;
}
