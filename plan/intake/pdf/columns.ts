import { toBaselines } from './baselines.ts';
import type { Box } from './page-drawing.ts';
import type { Baseline, Fragment, Page, PageTable, Run } from './page-text.ts';

/** Fewer lines than this side by side are a table, or chance. */
const shortestStretch = 6;

/** What stands below one another in a column. */
export type Block =
  | { readonly kind: 'line'; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'table'; readonly table: PageTable }
  | { readonly kind: 'image'; readonly box: Box };

/** A stretch of a page to be read from top to bottom: a column, or what goes across. */
export interface Region {
  /** 0 across the page, 1 left, 2 right. */
  readonly column: number;
  readonly blocks: readonly Block[];
}

/**
 * x of the middle between the two columns of each page, or null. Columns are told from a table by their prose: most lines
 * fill the column. Where too few do, on a last page, what the gutter of the page beside it parts is in columns too.
 */
export function findGutters(pages: readonly Page[]): (number | null)[] {
  const lines = pages.map(({ baselines }) => baselines.map(runsOf));
  const own = lines.map(findGutter);
  return pages.map(({ width }, at) => {
    if (own[at] != null) return own[at];
    const beside = [at - 1, at + 1].flatMap((other) =>
      Math.abs((pages[other]?.width ?? 0) - width) < 1 ? (own[other] ?? []) : [],
    );
    return beside.find((gutter) => isParted(lines[at] ?? [], gutter)) ?? null;
  });
}

/** The regions of a page in reading order. What goes across the gutter ends the columns above it. */
export function readColumns(page: Page, gutter: number | null): Region[] {
  const blocks = blocksOf(page);
  const lines = page.baselines.map(runsOf);
  if (gutter !== null) return parted(blocks, gutter);
  // Columns may begin or end in the middle of a page.
  const stretch = findStretch(lines);
  if (stretch === null) return [{ column: 0, blocks: blocks.map(({ block }) => block) }];
  const [top, bottom] = [stretch.from, stretch.to].map((at) => page.baselines[at]?.y ?? 0) as [
    number,
    number,
  ];
  const upTo = (from: number, to: number) => blocks.filter(({ y }) => y >= from && y < to);
  const wide = (some: readonly PlacedBlock[]): Region[] =>
    some.length === 0 ? [] : [{ column: 0, blocks: some.map(({ block }) => block) }];
  return [
    ...wide(upTo(Number.NEGATIVE_INFINITY, top)),
    ...parted(upTo(top, bottom + 0.1), stretch.gutter),
    ...wide(upTo(bottom + 0.1, Number.POSITIVE_INFINITY)),
  ];
}

function parted(blocks: readonly PlacedBlock[], gutter: number): Region[] {
  const regions: Region[] = [];
  let halves: (Run[] | Block)[][] = [[], []];
  const flush = () => {
    for (const [at, half] of halves.entries()) {
      if (half.length > 0) regions.push({ column: at + 1, blocks: half.flatMap(linesAgain) });
    }
    halves = [[], []];
  };
  const across = (block: Block) => {
    flush();
    regions.push({ column: 0, blocks: [block] });
  };
  for (const { block } of blocks) {
    if (block.kind !== 'line') {
      const box = block.kind === 'table' ? block.table : block.box;
      if (box.right <= gutter) halves[0]?.push(block);
      else if (box.left >= gutter) halves[1]?.push(block);
      else across(block);
      continue;
    }
    const parts = halve(runsOf(block), gutter);
    if (parts === null) across(block);
    else
      for (const [at, runs] of parts.entries()) {
        const last = halves[at]?.at(-1);
        if (Array.isArray(last)) last.push(...runs);
        else if (runs.length > 0) halves[at]?.push([...runs]);
      }
  }
  flush();
  return regions;
}

/** The lines of one column: on the page they may have been taken for one line with those of the other, a little higher. */
function linesAgain(part: readonly Run[] | Block): Block[] {
  if ('kind' in part) return [part];
  return toBaselines(part).map(({ fragments }) => ({ kind: 'line', fragments }));
}

interface PlacedBlock {
  readonly y: number;
  readonly block: Block;
}

function blocksOf({ baselines, tables, images }: Page): PlacedBlock[] {
  const placed: PlacedBlock[] = [
    ...baselines.map(({ fragments, y }) => ({ y, block: { kind: 'line', fragments } as const })),
    ...tables.map((table) => ({ y: table.top, block: { kind: 'table', table } as const })),
    ...images.map((box) => ({ y: box.top, block: { kind: 'image', box } as const })),
  ];
  return placed.toSorted((one, other) => one.y - other.y);
}

/** Without the spaces that the reader made. */
function runsOf({ fragments }: { readonly fragments: readonly Fragment[] }): Run[] {
  return fragments.flatMap(({ runs }) => runs.filter(({ width }) => width > 0));
}

/** What of a line stands left and right of the gutter; null where it goes across: over it, or with a mere space on it. */
function halve(runs: readonly Run[], gutter: number): [Run[], Run[]] | null {
  const before = runs.filter(({ x, width }) => x + width <= gutter);
  const after = runs.filter(({ x }) => x >= gutter);
  if (before.length + after.length < runs.length) return null;
  const [last, next] = [before.at(-1), after[0]];
  const joined = last !== undefined && next !== undefined && next.x - last.x - last.width < 0.7 * next.size;
  return joined ? null : [before, after];
}

/** Nothing goes across, and on both sides the lines begin below one another; a last page may fill the left one only. */
function isParted(lines: readonly (readonly Run[])[], gutter: number): boolean {
  const halves = lines.map((line) => halve(line, gutter));
  if (lines.length === 0 || halves.includes(null)) return false;
  return ([0, 1] as const).every((side) => {
    const begins = halves.flatMap((both) => both?.[side][0] ?? []);
    const left = Math.min(...begins.map(({ x }) => x));
    return begins.every(({ x, size }) => x - left < 2.5 * size);
  });
}

/** x of the middle of the gutter, or null. */
function findGutter(lines: readonly (readonly Run[])[]): number | null {
  const runs = lines.flat();
  const left = Math.min(...runs.map(({ x }) => x));
  const right = Math.max(...runs.map(({ x, width }) => x + width));
  const width = right - left;
  if (lines.length < 5 || width < 200) return null;
  const crossing = (at: number) => runs.filter((run) => run.x < at + 3 && run.x + run.width > at - 3).length;
  const places = Array.from(
    { length: Math.floor((0.3 * width) / 2) },
    (_, at) => left + 0.35 * width + 2 * at,
  );
  const counts = places.map(crossing);
  const least = Math.min(...counts);
  if (least > 0.3 * lines.length) return null;
  const at = middleOfLongest(places.filter((_, index) => counts[index] === least));
  const halves = lines.flatMap((line) => {
    const found = halve(line, at);
    return found === null ? [] : [found];
  });
  const isProse = (half: 0 | 1, room: number) => {
    const column = toBaselines(halves.flatMap((both) => both[half]));
    const full = column.filter(
      ({ fragments }) => fragments.length === 1 && extent(fragments[0]?.runs ?? []) > 0.6 * room,
    );
    // Where lists and headings are many, it is still the full lines that hold most of the words.
    const enough =
      full.length >= 0.5 * column.length || (least === 0 && letters(full) >= 0.6 * letters(column));
    return column.length >= 4 && enough;
  };
  return isProse(0, at - left) && isProse(1, right - at) ? at : null;
}

/** Lines that one gutter parts, though it does not part the page: the longest row of them, and its gutter. */
function findStretch(
  lines: readonly (readonly Run[])[],
): { readonly from: number; readonly to: number; readonly gutter: number } | null {
  const runs = lines.flat();
  const left = Math.min(...runs.map(({ x }) => x));
  const width = Math.max(...runs.map((run) => run.x + run.width)) - left;
  if (lines.length < 2 * shortestStretch || width < 200) return null;
  let best = { from: 0, to: -1 };
  for (let place = left + 0.35 * width; place < left + 0.65 * width; place += 4) {
    let from = 0;
    for (let at = 0; at <= lines.length; at += 1) {
      const halves = halve(lines[at] ?? [], place);
      if (at < lines.length && halves !== null && halves.every((half) => half.length > 0)) continue;
      if (at - 1 - from > best.to - best.from) best = { from, to: at - 1 };
      from = at + 1;
    }
  }
  if (best.to - best.from + 1 < shortestStretch) return null;
  const gutter = findGutter(lines.slice(best.from, best.to + 1));
  return gutter === null ? null : { ...best, gutter };
}

function letters(lines: readonly Baseline[]): number {
  return lines.flatMap(({ fragments }) => fragments).reduce((sum, { text }) => sum + text.length, 0);
}

function extent(runs: readonly Run[]): number {
  return Math.max(...runs.map(({ x, width }) => x + width)) - Math.min(...runs.map(({ x }) => x));
}

/** Of places two points apart the middle of the longest row. */
function middleOfLongest(places: readonly number[]): number {
  const rows: number[][] = [];
  for (const place of places) {
    const open = rows.at(-1);
    if (open !== undefined && place - (open.at(-1) ?? 0) < 3) open.push(place);
    else rows.push([place]);
  }
  const longest = rows.toSorted((one, other) => other.length - one.length)[0] ?? [];
  return longest[Math.floor(longest.length / 2)] ?? 0;
}
