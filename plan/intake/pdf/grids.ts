import { type Box, joinRules, type Rule } from './page-drawing.ts';

/** A ruled table: the lines between its columns and rows, and which of its fields are one cell. */
export interface Grid extends Box {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row: the number of the first field of the cell that a field belongs to. */
  readonly cells: readonly number[];
}

const near = 4;
/** More rules than this on a page are a drawing, not tables. */
const mostRules = 3000;

/** Tables among the rules of a page: rules that cross, with two cells beside one another at least. */
export function findGrids(drawn: {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}): Grid[] {
  if (drawn.horizontal.length > mostRules || drawn.vertical.length > mostRules) return [];
  const [horizontal, vertical] = [joinRules(drawn.horizontal), joinRules(drawn.vertical)];
  const group = groups(horizontal.length + vertical.length);
  for (const [across, row] of horizontal.entries()) {
    for (const [down, column] of vertical.entries()) {
      if (within(column.at, row) && within(row.at, column)) group.join(across, horizontal.length + down);
    }
  }
  const found = new Map<number, { rows: Rule[]; columns: Rule[] }>();
  const at = (index: number) => {
    const root = group.find(index);
    const known = found.get(root) ?? { rows: [], columns: [] };
    found.set(root, known);
    return known;
  };
  for (const [index, rule] of horizontal.entries()) at(index).rows.push(rule);
  for (const [index, rule] of vertical.entries()) at(horizontal.length + index).columns.push(rule);
  return [...found.values()].flatMap(({ rows, columns }) => toGrid(rows, columns) ?? []);
}

function within(place: number, { from, to }: Rule): boolean {
  return place >= from - near && place <= to + near;
}

function toGrid(rows: readonly Rule[], columns: readonly Rule[]): Grid | null {
  if (rows.length < 1 || columns.length < 1) return null;
  // Tables are often open at their sides, and where they go over to the next page: there the other rules end.
  const xs = distinct([...columns.map(({ at }) => at), ...ends(rows)]);
  const ys = distinct([...rows.map(({ at }) => at), ...ends(columns)]);
  const [wide, high] = [xs.length - 1, ys.length - 1];
  if (wide < 2 || high < 1) return null;
  const cells = groups(wide * high);
  for (let row = 0; row < high; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      const here = row * wide + column;
      const [left, right] = [xs[column] ?? 0, xs[column + 1] ?? 0];
      const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0];
      if (column + 1 < wide && !isDrawn(columns, right, top, bottom)) cells.join(here, here + 1);
      if (row + 1 < high && !isDrawn(rows, bottom, left, right)) cells.join(here, here + wide);
    }
  }
  const roots = Array.from({ length: wide * high }, (_, field) => cells.find(field));
  const beside = roots.some((root, field) => field % wide > 0 && root !== roots[field - 1]);
  if (!beside) return null;
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return { xs, ys, cells: roots, left, right, top, bottom };
}

function ends(rules: readonly Rule[]): [number, number] {
  return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))];
}

/** Whether most of a side is drawn. */
function isDrawn(rules: readonly Rule[], place: number, from: number, to: number): boolean {
  let covered = 0;
  for (const rule of rules) {
    if (Math.abs(rule.at - place) > near) continue;
    covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  }
  return covered > 0.5 * (to - from);
}

function distinct(places: readonly number[]): number[] {
  const found: number[] = [];
  for (const place of places.toSorted((one, other) => one - other)) {
    if (place - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > near) found.push(place);
  }
  return found;
}

/** The cell at a point of the page, or null outside. */
export function cellAt({ xs, ys, cells }: Grid, x: number, y: number): number | null {
  const column = xs.findLastIndex((place) => place <= x);
  const row = ys.findLastIndex((place) => place <= y);
  if (column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1) return null;
  return cells[row * (xs.length - 1) + column] ?? null;
}

/** x of the rules that part cells at a height. */
export function bordersAt(grid: Grid, y: number): number[] {
  return grid.xs.filter((x) => cellAt(grid, x - 1, y) !== cellAt(grid, x + 1, y));
}

/** Numbers that are joined into groups; the smallest of a group stands for it. */
function groups(count: number) {
  const parents = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    for (let at = index; at !== root; ) {
      const next = parents[at] ?? root;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const join = (one: number, other: number) => {
    const [low, high] = [find(one), find(other)].toSorted((a, b) => a - b);
    if (low !== undefined && high !== undefined) parents[high] = low;
  };
  return { find, join };
}
