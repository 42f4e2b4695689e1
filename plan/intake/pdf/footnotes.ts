import type { PageLine } from './page-text.ts';

const noteStart = /^(?:[[〔(（]?(?:\d{1,2}|[①-⑳*†‡])[\]〕)）]?(?![\d.．、])|注[：:])/;
/** Letters of footnotes against those of the body. */
const smaller = 0.9;

/** Leaves out the small print at the foot of a column that begins with the mark of a footnote. */
export function withoutFootnotes(lines: readonly PageLine[]): { lines: PageLine[]; footnotes: number } {
  const body = bodySize(lines);
  const out = new Set<PageLine>();
  let footnotes = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next !== undefined && next.page === line.page && next.column === line.column) continue;
    let first: PageLine | null = null;
    for (let up = at; up >= 0; up -= 1) {
      const small = lines[up];
      if (small === undefined || small.page !== line.page || small.column !== line.column) break;
      if (small.kind !== 'line' || mainSize(small) > smaller * body) break;
      if (noteStart.test(small.text)) first = small;
    }
    if (first === null) continue;
    for (const small of lines.slice(lines.indexOf(first), at + 1)) {
      out.add(small);
      if (noteStart.test(small.text)) footnotes += 1;
    }
  }
  return { lines: lines.filter((line) => !out.has(line)), footnotes };
}

/** The letter size of most characters of a line: the mark of a footnote may be set larger than its words. */
function mainSize({ cells, size }: PageLine): number {
  const sizes = new Map<number, number>();
  for (const run of cells.flat().flatMap(({ runs }) => runs)) {
    sizes.set(run.size, (sizes.get(run.size) ?? 0) + run.text.length);
  }
  return [...sizes].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? size;
}

/** The letter size of most characters. */
function bodySize(lines: readonly PageLine[]): number {
  const sizes = new Map<number, number>();
  for (const { kind, text, size } of lines) {
    const rounded = Math.round(size * 2) / 2;
    if (kind === 'line') sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return [...sizes].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}
