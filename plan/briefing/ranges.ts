/** Numbers as ranges: 1–5、8、11–12. */
export function rangesOf(numbers: readonly number[], comma: string): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  const ranges: [from: number, to: number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(comma);
}
