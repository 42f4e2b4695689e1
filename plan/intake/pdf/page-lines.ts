import { columnBounds } from './column-bounds.ts';
import { type Block, findGutters, readColumns } from './columns.ts';
import type { Fragment, Page, PageLine } from './page-text.ts';
import { type Part, withTables } from './tables.ts';

/** Gutters of one layout stand nearer than this, in points. */
const alike = 8;

/** The lines of all pages in reading order, each with the bounds of its column. */
export function readLines(pages: readonly Page[]): PageLine[] {
  const gutters = findGutters(pages);
  const lines = pages.flatMap((page, at) => linesOf(page, gutters[at] ?? null));
  const widths = new Map(pages.map(({ number, width }) => [number, Math.round(width)]));
  const likes = likesOf(pages, gutters);
  // Pages of one size that are read across have common bounds, and columns of pages that are parted alike.
  const keyOf = ({ column, page }: PageLine) =>
    column === 0 ? `w${widths.get(page)}` : `${likes.get(page)}.${column}`;
  const groups = Map.groupBy(
    lines.filter(({ kind }) => kind === 'line'),
    keyOf,
  );
  const bounds = new Map(
    [...groups].map(([key, group]) => [key, columnBounds(group, widths.get(group[0]?.page ?? 0) ?? 0)]),
  );
  return lines.map((line) => {
    const { left = line.x, edge = line.right } = bounds.get(keyOf(line)) ?? {};
    return {
      ...line,
      left: Math.min(left, line.x),
      edge: Math.max(edge, line.kind === 'line' ? 0 : line.right),
    };
  });
}

/** By number of a page, the number of the first one of those in a row that the same gutter parts. */
function likesOf(pages: readonly Page[], gutters: readonly (number | null)[]): ReadonlyMap<number, number> {
  const likes = new Map<number, number>();
  for (const [at, { number }] of pages.entries()) {
    const [here, before] = [gutters[at] ?? Number.NaN, gutters[at - 1] ?? Number.NaN];
    const like = Math.abs(here - before) < alike ? likes.get(pages[at - 1]?.number ?? 0) : undefined;
    likes.set(number, like ?? number);
  }
  return likes;
}

function linesOf(page: Page, gutter: number | null): PageLine[] {
  return readColumns(page, gutter).flatMap(({ column, blocks }) =>
    stretches(blocks).flatMap((blocksOfOneKind): PageLine[] => {
      const [first] = blocksOfOneKind;
      if (first?.kind === 'image') return [imageLine(page.number, first.box, column)];
      const parts: Part[] =
        first?.kind === 'table'
          ? first.table.rows.map((cells) => ({ kind: 'row', cells }))
          : withTables(
              blocksOfOneKind.flatMap((block) => (block.kind === 'line' ? [block.fragments] : [])),
              page.rules,
            );
      return parts.map((part) => textLine(page.number, part, column));
    }),
  );
}

/** Lines that follow one another; a ruled table and an image are each by themselves. */
function stretches(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  for (const block of blocks) {
    const open = found.at(-1);
    if (block.kind === 'line' && open?.[0]?.kind === 'line') open.push(block);
    else found.push([block]);
  }
  return found;
}

function textLine(page: number, part: Part, column: number): PageLine {
  const cells = part.kind === 'row' ? part.cells : [part.fragments];
  const all = cells.flat();
  return {
    kind: part.kind,
    page,
    cells,
    text: cells.map((cell) => cell.map(({ text }) => text).join(' ')).join('\t'),
    x: Math.min(...all.map(({ x }) => x)),
    right: Math.max(...all.map(({ right }) => right)),
    y: all[0]?.y ?? 0,
    size: Math.max(...all.map(({ size }) => size)),
    left: 0,
    edge: 0,
    column,
    box: null,
  };
}

function imageLine(page: number, box: NonNullable<PageLine['box']>, column: number): PageLine {
  const cells: Fragment[][] = [];
  const { left: x, right, top: y } = box;
  return { kind: 'image', page, cells, text: '', x, right, y, size: 0, left: 0, edge: 0, column, box };
}
