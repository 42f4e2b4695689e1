import { isCommand } from './english-pieces.ts';
import type { OutlineNode } from './outline.ts';

/** Whether a bullet is work of its own: a command below a heading, not a list inside an item. */
export function mayBeItem(words: string, last: OutlineNode | undefined, english: boolean): boolean {
  if (last === undefined) return false;
  if (!english) return last.marker.family === 'bullet' || last.line.text.length <= 40;
  if (!isCommand(words)) return false;
  return last.marker.family === 'bullet' || !/[.;]$/.test(last.line.text);
}
