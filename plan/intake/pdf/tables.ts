import type { Fragment } from './page-text.ts';

/** A line of running text, or a row with its cells. */
export type Part =
  | { readonly kind: 'line'; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'row'; readonly cells: readonly (readonly Fragment[])[] };

/** Finds tables among the lines of a region: lines of several fragments that stand below one another. */
export function withTables(lines: readonly (readonly Fragment[])[], rules: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = tableEnd(lines, at, rules);
    if (end - at < 2) {
      parts.push({ kind: 'line', fragments: lines[at] ?? [] });
      at += 1;
      continue;
    }
    parts.push(...toRows(lines.slice(at, end), rules));
    at = end;
  }
  return parts;
}

/** Where the table that begins at a line ends: at least two lines with several fragments in the same columns. */
function tableEnd(lines: readonly (readonly Fragment[])[], start: number, rules: readonly number[]): number {
  const ruled = (at: number) => isRuled(lines[at] ?? [], rules);
  if ((lines[start]?.length ?? 0) < 2 && !ruled(start)) return start;
  let end = start;
  let several = 0;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? [];
    if (line.length >= 2) several += 1;
    else if (!ruled(at) && !isContinuation(lines, at)) break;
    end = at + 1;
  }
  while (end > start && (lines[end - 1]?.length ?? 0) < 2 && !ruled(end - 1)) end -= 1;
  const columns = columnsOf(lines.slice(start, end).flat());
  return several >= 2 && columns.length >= 2 ? end : start;
}

/** Between two rules that are no farther apart than a tall row. */
function isRuled(line: readonly Fragment[], rules: readonly number[]): boolean {
  const y = line[0]?.y ?? 0;
  const above = rules.findLast((rule) => rule < y - 1);
  const below = rules.find((rule) => rule > y - 1);
  return above !== undefined && below !== undefined && below - above < 200;
}

/** One cell goes on in a second line: a single short fragment that begins where a cell above or below begins. */
function isContinuation(lines: readonly (readonly Fragment[])[], at: number): boolean {
  const [fragment] = lines[at] ?? [];
  if (fragment === undefined) return false;
  const beside = [lines[at - 1] ?? [], lines[at + 1] ?? []].filter(({ length }) => length >= 2).flat();
  const first = Math.min(...beside.map(({ x }) => x));
  return (
    fragment.x > first + fragment.size && beside.some(({ x }) => Math.abs(x - fragment.x) < fragment.size)
  );
}

/** Columns as stretches of x that no fragment leaves; what reaches over several columns (a heading of the table) does not join them. */
function columnsOf(fragments: readonly Fragment[]): { left: number; right: number }[] {
  const columns: { left: number; right: number; count: number }[] = [];
  for (const { x, right } of fragments.toSorted(
    (one, other) => one.right - one.x - (other.right - other.x),
  )) {
    const over = columns.filter((column) => x < column.right && right > column.left);
    const [one] = over;
    if (over.length === 0) columns.push({ left: x, right, count: 1 });
    else if (over.length === 1 && one !== undefined) {
      one.left = Math.min(one.left, x);
      one.right = Math.max(one.right, right);
      one.count += 1;
    }
  }
  return columns.toSorted((one, other) => one.left - other.left);
}

function toRows(lines: readonly (readonly Fragment[])[], rules: readonly number[]): Part[] {
  const columns = columnsOf(lines.flat());
  const columnOf = ({ x, right }: Fragment) => {
    const at = columns.findIndex((column) => x < column.right && right > column.left);
    return at < 0 ? 0 : at;
  };
  const rows: Fragment[][] = [];
  const starts = lines.map((line, at) => at === 0 || startsRow(lines, at, rules, columnOf));
  for (const [at, line] of lines.entries()) {
    if (starts[at] === true) rows.push([]);
    rows.at(-1)?.push(...line);
  }
  return rows.map((row) => ({
    kind: 'row',
    cells: columns.map((_, at) => row.filter((fragment) => columnOf(fragment) === at)),
  }));
}

/** Rules part rows; without them, or with one below the header alone, a new row begins with its first cell. */
function startsRow(
  lines: readonly (readonly Fragment[])[],
  at: number,
  rules: readonly number[],
  columnOf: (fragment: Fragment) => number,
): boolean {
  const [line, last] = [lines[at] ?? [], lines[at - 1] ?? []];
  const [y, above] = [line[0]?.y ?? 0, last[0]?.y ?? 0];
  if (rules.some((rule) => rule > above - 1 && rule < y - 1)) return true;
  const [top, bottom] = [lines[0]?.[0]?.y ?? 0, lines.at(-1)?.[0]?.y ?? 0];
  const parting = rules.filter((rule) => rule > top && rule < bottom - 1).length;
  if (parting > 1 && isRuled(line, rules) && isRuled(last, rules)) return false;
  return line.some((fragment) => columnOf(fragment) === 0);
}
