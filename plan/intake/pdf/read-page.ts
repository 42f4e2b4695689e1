import type { PDFPageProxy } from 'pdfjs-dist';
import { toBaselines } from './baselines.ts';
import { cutRun } from './cut-run.ts';
import { bordersAt, cellAt, findGrids, type Grid } from './grids.ts';
import { plainLetters } from './letters.ts';
import { apply, inverse, isMatrix, type Matrix, times } from './matrix.ts';
import { type Box, type Drawing, joinRules, readDrawing } from './page-drawing.ts';
import { pageImages } from './page-images.ts';
import type { Page, PageTable, Run, Turn } from './page-text.ts';

/** Rules shorter than this are underlined words. */
const shortestRule = 30;

interface Item {
  readonly text: string;
  readonly width: number;
  readonly matrix: Matrix;
}

/** What is on a page, turned so that its words run from left to right; words that run another way (watermarks) are left out. */
export async function readPage(page: PDFPageProxy): Promise<Page> {
  const content = await page.getTextContent({ disableNormalization: true });
  const items = content.items.flatMap((item): Item[] =>
    'str' in item && item.str.trim() !== '' && isMatrix(item.transform) && Number.isFinite(item.width)
      ? [{ text: item.str, width: item.width, matrix: item.transform as unknown as Matrix }]
      : [],
  );
  const shown = page.getViewport({ scale: 1 });
  const onPage = shown.transform as unknown as Matrix;
  const degrees = usualDirection(items, onPage);
  const view = degrees === 0 ? shown : page.getViewport({ scale: 1, rotation: page.rotate + 360 - degrees });
  const transform = view.transform as unknown as Matrix;
  const { width, height } = view;
  const runs = items.flatMap((item) => toRun(item, transform, { width, height }) ?? []);
  const drawing = await readDrawing(page, transform);
  const grids = findGrids(drawing);
  const outside: Run[] = [];
  const inside = new Map<Grid, Run[]>();
  for (const run of runs) {
    const grid = grids.find((one) => cellAt(one, ...middle(run)) !== null);
    if (grid === undefined) outside.push(run);
    else inside.set(grid, [...(inside.get(grid) ?? []), run]);
  }
  const letters = runs.map((run) => {
    const [x, y] = middle(run);
    return { x, y, count: run.text.length };
  });
  const images = pageImages(drawing.images, letters, view);
  const turn: Turn = { degrees, toShown: times(onPage, inverse(transform)) };
  return {
    number: page.pageNumber,
    width,
    height,
    baselines: toBaselines(outside),
    tables: [...inside].map(([grid, words]) => toTable(grid, words)),
    rules: rulesOf(drawing, grids),
    images,
    recognised: drawing.invisibleText && drawing.images.length > 0,
    turn,
  };
}

function middle({ x, y, width, size }: Run): [number, number] {
  return [x + width / 2, y - 0.35 * size];
}

/** The way most characters run on the page as it is shown. */
function usualDirection(items: readonly Item[], onPage: Matrix): Turn['degrees'] {
  const counts = new Map<Turn['degrees'], number>();
  for (const { text, matrix } of items) {
    const [a, b] = times(onPage, matrix);
    // A slanted watermark runs no way that counts.
    if (Math.min(Math.abs(a), Math.abs(b)) > 0.2 * Math.max(Math.abs(a), Math.abs(b))) continue;
    const degrees = Math.abs(a) > Math.abs(b) ? (a > 0 ? 0 : 180) : b > 0 ? 90 : 270;
    counts.set(degrees, (counts.get(degrees) ?? 0) + text.length);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

function toRun(
  item: Item,
  transform: Matrix,
  { width, height }: { width: number; height: number },
): Run | null {
  const [a, b, c, d, x, y] = times(transform, item.matrix);
  if (a <= 0 || Math.abs(b) > 0.2 * a) return null;
  const scale = Math.hypot(transform[0], transform[1]);
  const length = item.width * scale;
  if (x > width || y > height + 2 || x + length < 0 || y < 0) return null;
  return { text: plainLetters(item.text), x, y, width: length, size: Math.hypot(c, d) || a };
}

function toTable(grid: Grid, runs: readonly Run[]): PageTable {
  const cells = new Map<number, Run[]>();
  for (const run of runs.flatMap((whole) => cutRun(whole, bordersAt(grid, whole.y - 0.35 * whole.size)))) {
    const cell = cellAt(grid, ...middle(run)) ?? 0;
    cells.set(cell, [...(cells.get(cell) ?? []), run]);
  }
  const wide = grid.xs.length - 1;
  const rows = grid.ys
    .slice(1)
    .map((_, row) =>
      Array.from({ length: wide }, (_column, column) =>
        toBaselines(cells.get(row * wide + column) ?? []).flatMap(({ fragments }) => fragments),
      ),
    );
  // Double lines and lines of a drawing make rows and columns in which nothing stands.
  const used = Array.from({ length: wide }, (_, column) =>
    rows.some((row) => (row[column]?.length ?? 0) > 0),
  );
  return {
    ...boxOf(grid),
    rows: rows
      .filter((row) => row.some((cell) => cell.length > 0))
      .map((row) => row.filter((_, column) => used[column])),
  };
}

function boxOf({ left, top, right, bottom }: Box): Box {
  return { left, top, right, bottom };
}

function rulesOf({ horizontal }: Drawing, grids: readonly Grid[]): number[] {
  const free = horizontal.filter(
    ({ at, from, to }) =>
      to - from >= shortestRule &&
      !grids.some(
        ({ top, bottom, left, right }) => at >= top - 2 && at <= bottom + 2 && to > left && from < right,
      ),
  );
  return [...new Set(joinRules(free).map(({ at }) => Math.round(at)))].toSorted((one, other) => one - other);
}

/** A box of the page as it is read, on the page as it is shown. */
export function shownBox({ left, top, right, bottom }: Box, { toShown }: Turn): Box {
  const [x1, y1] = apply(toShown, left, top);
  const [x2, y2] = apply(toShown, right, bottom);
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
  };
}
