import type { Fragment, Page } from './page-text.ts';

/** A stretch of a page to be read from top to bottom: a column, or what goes across. */
export interface Region {
  /** 0 across the page, 1 left, 2 right. */
  readonly column: number;
  /** Fragments by baseline. */
  readonly lines: readonly (readonly Fragment[])[];
}

/**
 * The regions of a page in reading order. Two columns are told from a table by their prose: most lines fill the column.
 * What goes across the gutter ends the columns above it.
 */
export function readColumns(page: Page): Region[] {
  const lines = page.baselines.map(({ fragments }) => fragments);
  const gutter = findGutter(lines.flat());
  if (gutter === null) return [{ column: 0, lines }];
  const regions: Region[] = [];
  let [left, right] = [[] as (readonly Fragment[])[], [] as (readonly Fragment[])[]];
  const flush = () => {
    if (left.length > 0) regions.push({ column: 1, lines: left });
    if (right.length > 0) regions.push({ column: 2, lines: right });
    [left, right] = [[], []];
  };
  for (const fragments of lines) {
    if (fragments.some(({ x, right: end }) => x < gutter && end > gutter)) {
      flush();
      regions.push({ column: 0, lines: [fragments] });
      continue;
    }
    const before = fragments.filter(({ right: end }) => end <= gutter);
    const after = fragments.filter(({ x }) => x >= gutter);
    if (before.length > 0) left.push(before);
    if (after.length > 0) right.push(after);
  }
  flush();
  return regions;
}

/** x of the middle of the gutter, or null. */
function findGutter(fragments: readonly Fragment[]): number | null {
  const [left, right] = [
    Math.min(...fragments.map(({ x }) => x)),
    Math.max(...fragments.map((f) => f.right)),
  ];
  const width = right - left;
  if (fragments.length < 10 || width < 200) return null;
  let best: { at: number; crossing: number } | null = null;
  for (let at = left + 0.35 * width; at <= left + 0.65 * width; at += 2) {
    const crossing = fragments.filter(({ x, right: end }) => x < at + 3 && end > at - 3).length;
    if (best === null || crossing < best.crossing) best = { at, crossing };
  }
  if (best === null || best.crossing > 0.3 * fragments.length) return null;
  const { at } = best;
  const sides = [
    { parts: fragments.filter(({ right: end }) => end <= at), room: at - left },
    { parts: fragments.filter(({ x }) => x >= at), room: right - at },
  ];
  const prose = sides.every(({ parts, room }) => {
    const full = parts.filter((part) => part.right - part.x > 0.6 * room).length;
    return parts.length >= 4 && full >= 0.5 * parts.length;
  });
  return prose ? at : null;
}
