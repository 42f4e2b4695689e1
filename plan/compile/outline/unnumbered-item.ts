import type { Line } from './line.ts';
import type { Marker } from './marker.ts';
import type { MarkedLine } from './outline.ts';
import { sectionKind } from './section-kind.ts';

/** 完善基础设施。推进农村光纤改造，…: a paragraph that names its work before it tells it. */
const headed = /^(?!.{0,8}(?:单位|部门|时限|责任|期限))[^，。；：、\s\d]{4,18}[。：](?=.{8,})/;

/**
 * In a plan that numbers nothing, the paragraphs below a heading of work that each begin with a heading of their own,
 * two at least, are its items.
 */
export function unnumberedItems(lines: readonly MarkedLine[]): Map<number, MarkedLine> {
  const found = new Map<number, MarkedLine>();
  if (lines.some(({ marker }) => marker !== null && !marker.family.startsWith('plain'))) return found;
  let [works, group] = [false, [] as { readonly at: number; readonly line: Line }[]];
  const close = () => {
    if (group.length >= 2)
      for (const [place, { at, line }] of group.entries())
        found.set(at, { line, marker: runInMarker(place + 1) });
    group = [];
  };
  for (const [at, { line, marker }] of lines.entries()) {
    if (marker !== null) {
      close();
      works = sectionKind(line.text, null) === 'work';
    } else if (works && !line.tabular && headed.test(line.text)) group.push({ at, line });
  }
  close();
  return found;
}

/** What stands for the number of an item that has none. */
export function runInMarker(ordinal: number): Marker {
  return { family: 'run-in', ordinal, style: '', prefix: '', text: '', length: 0, loose: true };
}
