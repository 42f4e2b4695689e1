import { marker, relativeWidth, solid } from './letters.ts';
import type { PageLine } from './page-text.ts';

const closed = /[。；;：:！!？?.”"）)]\s*$/;

/** Puts lines that were only broken by the edge of the column back together. */
export function toParagraphs(lines: readonly PageLine[]): PageLine[][] {
  const leading = usualLeading(lines);
  const paragraphs: PageLine[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const last = open?.at(-1);
    if (open === undefined || last === undefined || ends(last, line, open.length === 1, leading)) {
      paragraphs.push([line]);
    } else open.push(line);
  }
  return paragraphs;
}

/** Whether the paragraph of `last` is over before `next`; `first`: `last` is its first line. */
function ends(last: PageLine, next: PageLine, first: boolean, leading: number): boolean {
  if (last.kind !== 'line' || next.kind !== 'line') return true;
  if (Math.abs(last.size - next.size) > 0.12 * last.size) return true;
  if (isCentred(last) || isCentred(next)) return true;
  const below = last.page === next.page && last.column === next.column;
  if (below && next.y - last.y > 1.4 * leading * last.size) return true;
  // There was room for the next word: nobody breaks a line there but to end it.
  if (last.edge - last.right > firstWord(next) + 0.35 * last.size) return true;
  const begins = marker.test(next.text);
  if (begins && closed.test(last.text)) return true;
  const [indent, before] = [(next.x - next.left) / next.size, (last.x - last.left) / last.size];
  if (indent > before + 0.8) return !(first && marker.test(last.text) && !begins);
  const level = Math.abs(indent - before) <= 0.8;
  // In Chinese every paragraph begins with the same indent, and its other lines with none.
  if (level && indent > 1.2 && first && solid.test(next.text)) return true;
  return level && begins && /^[•●○■□◆▪–*·]/.test(next.text);
}

function isCentred({ x, right, left, edge, size }: PageLine): boolean {
  const [before, after] = [x - left, edge - right];
  return before > 2.5 * size && Math.abs(before - after) < size;
}

/** Width of what may not be parted from the beginning of a line: a word, or a character with the stop after it. */
function firstWord({ text, x, right }: PageLine): number {
  const word = solid.test(text.charAt(0))
    ? (/^.[，。；：、？！）》”%]?/u.exec(text)?.[0] ?? '')
    : (/^[^\s\p{Script=Han}]+/u.exec(text)?.[0] ?? '');
  const width = (words: string) => [...words].reduce((sum, letter) => sum + relativeWidth(letter), 0);
  return ((right - x) * width(word)) / Math.max(1, width(text));
}

/** The usual distance of two lines, in letter sizes. */
function usualLeading(lines: readonly PageLine[]): number {
  const distances: number[] = [];
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (last === undefined || last.page !== line.page || last.column !== line.column) continue;
    const distance = (line.y - last.y) / line.size;
    if (distance > 0.8 && distance < 3.5) distances.push(distance);
  }
  return distances.toSorted((one, other) => one - other)[Math.floor(distances.length / 2)] ?? 1.5;
}
