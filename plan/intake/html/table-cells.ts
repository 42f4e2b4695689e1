import { attribute, descendants, type HtmlElement, isElement } from './page-tree.ts';

/** As many columns as Word knows, and a few. */
const widest = 64;

/** Rows of a table by columns; what reaches beyond the last of them goes there no more; null where a cell reaches over from the left or from above. */
export function* tableCells(table: HtmlElement): Generator<(HtmlElement | null)[]> {
  // Column -> how many more rows a cell from above takes it.
  const taken = new Map<number, number>();
  for (const row of descendants(table)) {
    if (!isElement(row) || row.tagName !== 'tr') continue;
    const cells: (HtmlElement | null)[] = [];
    const free = () => {
      for (let left = taken.get(cells.length) ?? 0; left > 0; left = taken.get(cells.length) ?? 0) {
        if (cells.length >= widest) return;
        taken.set(cells.length, left - 1);
        cells.push(null);
      }
    };
    for (const cell of row.childNodes.filter(isElement)) {
      if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
      free();
      // Their words are kept, side by side.
      const room = Math.max(1, widest - cells.length);
      const [columns, rows] = [span(cell, 'colspan', Math.min(50, room)), span(cell, 'rowspan', 1000)];
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
