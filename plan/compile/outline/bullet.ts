import { isCommand } from '../clause/english-pieces.ts';
import { isWorkLabel } from './label.ts';
import type { OutlineNode } from './outline.ts';

/** Whether a bullet is work of its own: a command below a heading, not a list inside an item. */
export function mayBeItem(words: string, last: OutlineNode | undefined, english: boolean): boolean {
  if (last === undefined) return false;
  if (last.marker.family === 'bullet') return !english || isCommand(words);
  const above = last.line.text.slice(last.marker.length);
  if (!english) return above.length <= 40 && last.body.length === 0;
  const family = last.marker.family;
  if (isWorkLabel(family) || (!/^(?:label|plain)/.test(family) && isCommand(above))) return false;
  return isCommand(words) && !/[.;]$/.test(last.line.text);
}
