import type { Marker } from './marker.ts';
import type { MarkedLine } from './outline.ts';

/**
 * Lines without a number that stand in a row, two at least, become items.
 * @param part whether a line is one of a row, lies between two of one, or ends the row
 */
export function runInItems(
  lines: readonly MarkedLine[],
  part: (line: MarkedLine) => 'one' | 'between' | 'end',
): Map<number, MarkedLine> {
  const found = new Map<number, MarkedLine>();
  let row: (readonly [at: number, line: MarkedLine['line']])[] = [];
  const close = () => {
    if (row.length >= 2)
      for (const [place, [at, line]] of row.entries())
        found.set(at, { line, marker: runInMarker(place + 1) });
    row = [];
  };
  for (const [at, marked] of lines.entries()) {
    const is = part(marked);
    if (is === 'one') row.push([at, marked.line]);
    else if (is === 'end') close();
  }
  close();
  return found;
}

/** What stands for the number of an item that has none. */
export function runInMarker(ordinal: number): Marker {
  return { family: 'run-in', ordinal, style: '', prefix: '', text: '', length: 0, loose: true };
}
