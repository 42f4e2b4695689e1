import { marker, relativeWidth, solid } from './letters.ts';
import type { PageLine } from './page-text.ts';

const closed = /[。；;：:！!？?.”"）)〕】\]]\s*$/;
const bullet = /^[-•●○■□◆▪–*·]\s/;
const brackets = '（(〔[【《“';
const closing = '）)〕]】》”';
/** No unit and no remark in brackets is longer than this. */
const longestBracket = 160;

/** Whether a sentence, or a bracket behind it, is over where the line ends. */
export function isClosed(text: string): boolean {
  return closed.test(text);
}

/** Whether a line begins with the number or sign of a paragraph of its own. */
export function beginsWithMarker(text: string): boolean {
  return marker.test(text) || bullet.test(text);
}

/** Whether the second line stands below the first in the same column. */
export function isBelow(last: PageLine, next: PageLine): boolean {
  return last.page === next.page && last.column === next.column && next.y > last.y;
}

/**
 * Whether a line ends only because its column does, so that `next` goes on with its paragraph. What tells: the room
 * that was left at the right edge, the place where `next` begins, the distance and the letter size of the two, a bracket
 * that is still open, the stop of a sentence, and a number or sign that begins a paragraph.
 * @param paragraph the lines of the paragraph so far
 * @param leading the usual distance of two lines in a paragraph, in letter sizes
 */
export function isSoftEnd(paragraph: readonly PageLine[], next: PageLine, leading: number): boolean {
  const last = paragraph.at(-1);
  if (last === undefined || last.kind !== 'line' || next.kind !== 'line') return false;
  if (Math.abs(last.size - next.size) > 0.12 * last.size) return false;
  if (isCentred(last) || isCentred(next)) return false;
  const [indent, before] = [(next.x - next.left) / next.size, (last.x - last.left) / last.size];
  // A date at the right edge, and what follows it.
  if (before - indent > 4.5) return false;
  const begins = beginsWithMarker(next.text);
  const distance = isBelow(last, next) ? (next.y - last.y) / last.size : leading;
  if (distance > 1.4 * leading) return false;
  const open = hasOpenBracket(paragraph.map(({ text }) => text).join(''));
  if (open && !begins) return true;
  const stopped = isClosed(last.text) && !open;
  if (distance > 1.12 * leading && (stopped || begins)) return false;
  // There was room for the next word: nobody breaks a line there but to end it. Widths of Latin words are estimates.
  // So are those of figures, brackets and quotation marks between Chinese words, which take no line's last place.
  const running =
    !stopped &&
    (/^\p{Lowercase_Letter}/u.test(next.text) ||
      (!begins && solid.test(last.text.slice(-1)) && /^[\d“（《]/.test(next.text)));
  if (last.edge - last.right > firstWord(next) + (running ? 1.5 : 0.35) * last.size) return false;
  if (begins && stopped) return false;
  const first = paragraph.length === 1;
  if (indent > before + 0.8) return first && marker.test(last.text) && !begins;
  const level = Math.abs(indent - before) <= 0.8;
  // In Chinese every paragraph begins with the same indent, and its other lines with none.
  if (level && indent > 1.2 && first && solid.test(next.text)) return false;
  return !(level && /^[•●○■□◆▪–*·]/.test(next.text));
}

function isCentred({ x, right, left, edge, size }: PageLine): boolean {
  const [before, after] = [x - left, edge - right];
  return before > 2.5 * size && Math.abs(before - after) < size;
}

/** Whether a bracket was opened not long before the end, and not closed. */
function hasOpenBracket(text: string): boolean {
  let depth = 0;
  for (const letter of text.slice(-longestBracket)) {
    if (brackets.includes(letter)) depth += 1;
    else if (closing.includes(letter)) depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

/** Width of what may not be parted from the beginning of a line: a word, or a character with the stop after it. */
function firstWord({ text, x, right }: PageLine): number {
  const word = solid.test(text.charAt(0))
    ? (/^[（《“〔【]*.[，。；：、？！）》”%]*/u.exec(text)?.[0] ?? '')
    : (/^[^\s\p{Script=Han}]+/u.exec(text)?.[0] ?? '');
  const width = (words: string) => [...words].reduce((sum, letter) => sum + relativeWidth(letter), 0);
  return ((right - x) * width(word)) / Math.max(1, width(text));
}
