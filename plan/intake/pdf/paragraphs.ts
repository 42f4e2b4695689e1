import { beginsWithMarker, isBelow, isClosed, isSoftEnd } from './line-end.ts';
import type { PageLine } from './page-text.ts';

/** Puts lines that were only broken by the edge of the column back together. */
export function toParagraphs(lines: readonly PageLine[]): PageLine[][] {
  const leading = usualLeading(lines);
  const paragraphs: PageLine[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open !== undefined && isSoftEnd(open, line, leading)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** The usual distance of two lines of one paragraph, in letter sizes; where none surely are, of any two lines. */
function usualLeading(lines: readonly PageLine[]): number {
  const [within, any] = [[] as number[], [] as number[]];
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (last === undefined || !isBelow(last, line)) continue;
    const distance = (line.y - last.y) / line.size;
    if (distance < 0.8 || distance > 3.5) continue;
    any.push(distance);
    const full = last.edge - last.right < 3 * last.size && line.x < last.x + last.size;
    if (full && !isClosed(last.text) && !beginsWithMarker(line.text)) within.push(distance);
  }
  return middle(within) ?? middle(any) ?? 1.5;
}

function middle(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
