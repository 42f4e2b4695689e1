/** Names that are listed where none is near. */
const MOST = 20;
const MOST_NEAR = 3;

/** Of the names that there are: those that somebody may have meant by one that is not there, else the first of all, with how many there are. Pure. */
export function nearNames(
  name: string,
  known: readonly string[],
): { readonly near: boolean; readonly names: readonly string[]; readonly count: number } {
  const near = known
    .map((one) => ({ one, steps: editDistance(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, steps }) => steps * 2 <= Math.min([...name].length, [...one].length))
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, MOST_NEAR)
    .map(({ one }) => one);
  return near.length > 0
    ? { near: true, names: near, count: known.length }
    : { near: false, names: known.slice(0, MOST), count: known.length };
}

/** Characters to insert, to take away or to exchange (Levenshtein). */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, left] of a.entries()) {
    const next = [i + 1];
    for (const [j, right] of b.entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
