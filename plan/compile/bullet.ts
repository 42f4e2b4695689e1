import { isCommand } from './english-pieces.ts';
import type { OutlineNode } from './outline.ts';

/** Whether an English bullet is work of its own: a command below a heading, not a list inside an item. */
export function mayBeItem(words: string, last: OutlineNode | undefined): boolean {
  if (last === undefined || !isCommand(words)) return false;
  return last.marker.family === 'bullet' || !/[.;]$/.test(last.line.text);
}
