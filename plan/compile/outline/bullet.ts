import { isCommand } from '../clause/english-pieces.ts';
import { isWorkLabel } from './label.ts';
import type { Line } from './line.ts';
import type { MarkedLine, OutlineNode } from './outline.ts';

/** In a list of commands a bullet with an unknown verb is one as well. */
export function commandLists(lines: readonly MarkedLine[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let list: MarkedLine[] = [];
  const close = () => {
    const commands = list.filter(({ line, marker }) => isCommand(line.text.slice(marker?.length ?? 0)));
    if (commands.length * 2 > list.length) for (const { line } of list) found.add(line);
    list = [];
  };
  for (const one of lines) {
    if (one.marker?.family === 'bullet') list.push(one);
    else close();
  }
  close();
  return found;
}

/**
 * Whether a bullet is work of its own: a command below a heading, not a list inside an item. `listed` stands in a list
 * of commands.
 */
export function mayBeItem(
  words: string,
  last: OutlineNode | undefined,
  english: boolean,
  listed: boolean,
): boolean {
  if (last === undefined) return false;
  const commands = listed || isCommand(words);
  if (last.marker.family === 'bullet') return !english || commands;
  const above = last.line.text.slice(last.marker.length);
  if (!english) return above.length <= 40 && last.body.length === 0;
  const family = last.marker.family;
  if (isWorkLabel(family) || (!/^(?:label|plain)/.test(family) && isCommand(above))) return false;
  return commands && !/[.;]$/.test(last.line.text);
}
