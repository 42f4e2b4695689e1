import type { Row } from './rows.ts';

/** Rows whose attribute is the greatest one: of texts by their characters, of numbers by size. Rows without it are left out. */
export function latest(rows: readonly Row[], name: string): readonly Row[] {
  let greatest: string | number | null = null;
  for (const row of rows) {
    const value = Object.hasOwn(row, name) ? row[name] : null;
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    // Of one kind: a text is never compared with a number.
    if (greatest === null || (typeof greatest === typeof value && value > greatest)) greatest = value;
  }
  return greatest === null ? [] : rows.filter((row) => row[name] === greatest);
}

/** The same among those values that at least so many rows have; none where there is no such value. */
export function complete(rows: readonly Row[], name: string, atLeast: bigint): readonly Row[] {
  const groups = Map.groupBy(rows, (row) => (Object.hasOwn(row, name) ? row[name] : null));
  return latest(
    [...groups.values()].flatMap((group) => (group.length >= Number(atLeast) ? group : [])),
    name,
  );
}
