import { readColumns } from './columns.ts';
import type { Fragment, Page, PageLine } from './page-text.ts';
import { withTables } from './tables.ts';

/** The lines of all pages in reading order, each with the bounds of its column. */
export function readLines(pages: readonly Page[]): PageLine[] {
  const lines = pages.flatMap((page) => (page.scanned ? [imageLine(page)] : linesOf(page)));
  const bounds = columnBounds(lines);
  return lines.map((line) => {
    const { left = line.x, edge = line.right } = bounds.get(keyOf(line)) ?? {};
    return {
      ...line,
      left: Math.min(left, line.x),
      edge: Math.max(edge, line.kind === 'line' ? 0 : line.right),
    };
  });
}

function linesOf(page: Page): PageLine[] {
  return readColumns(page).flatMap(({ column, lines }) =>
    withTables(lines, page.rules).map((part): PageLine => {
      const cells = part.kind === 'row' ? part.cells : [part.fragments];
      const all = cells.flat();
      return {
        kind: part.kind,
        page: page.number,
        cells,
        text: cells.map((cell) => cell.map(({ text }) => text).join(' ')).join('\t'),
        x: Math.min(...all.map(({ x }) => x)),
        right: Math.max(...all.map(({ right }) => right)),
        y: all[0]?.y ?? 0,
        size: Math.max(...all.map(({ size }) => size)),
        left: 0,
        edge: 0,
        column,
      };
    }),
  );
}

function imageLine({ number }: Page): PageLine {
  const cells: Fragment[][] = [];
  const nowhere = { x: 0, right: 0, y: 0, size: 0, left: 0, edge: 0, column: 0 };
  return { kind: 'image', page: number, cells, text: '', ...nowhere };
}

function keyOf({ column, page }: PageLine): string {
  // Columns may change from page to page; a page across has the bounds of the document.
  return column === 0 ? '0' : `${page}.${column}`;
}

/** Left and right edge of running text: where most lines begin and end, a few outside are let out. */
function columnBounds(lines: readonly PageLine[]): Map<string, { left: number; edge: number }> {
  const groups = new Map<string, PageLine[]>();
  for (const line of lines) {
    if (line.kind !== 'line') continue;
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return new Map(
    [...groups].map(([key, group]) => {
      const at = (values: readonly number[], share: number) =>
        values.toSorted((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? 0;
      return [
        key,
        {
          left: at(
            group.map(({ x }) => x),
            0.05,
          ),
          edge: at(
            group.map(({ right }) => right),
            0.95,
          ),
        },
      ];
    }),
  );
}
