import { attribute, descendants, type HtmlElement, isElement } from './page-tree.ts';

/** Rows of a table by columns; null where a cell reaches over from the left or from above. */
export function* tableCells(table: HtmlElement): Generator<(HtmlElement | null)[]> {
  // Column -> how many more rows a cell from above takes it.
  const taken = new Map<number, number>();
  for (const row of descendants(table)) {
    if (!isElement(row) || row.tagName !== 'tr') continue;
    const cells: (HtmlElement | null)[] = [];
    const free = () => {
      for (let left = taken.get(cells.length) ?? 0; left > 0; left = taken.get(cells.length) ?? 0) {
        taken.set(cells.length, left - 1);
        cells.push(null);
      }
    };
    for (const cell of row.childNodes.filter(isElement)) {
      if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
      free();
      const [columns, rows] = [span(cell, 'colspan', 50), span(cell, 'rowspan', 1000)];
      for (let at = 0; at < columns; at += 1) {
        if (rows > 1) taken.set(cells.length, rows - 1);
        cells.push(at === 0 ? cell : null);
      }
    }
    free();
    yield cells;
  }
}

function span(cell: HtmlElement, name: string, most: number): number {
  const value = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}
