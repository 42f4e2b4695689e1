import type { MarkedLine } from './outline.ts';
import { runInItems } from './run-in-items.ts';
import { sectionKind } from './section-kind.ts';

/** 完善基础设施。推进农村光纤改造，…: a paragraph that names its work before it tells it. */
const headed = /^(?!.{0,8}(?:单位|部门|时限|责任|期限))[^，。；：、\s\d]{4,18}[。：](?=.{8,})/;

/**
 * In a plan that numbers nothing, the paragraphs below a heading of work that each begin with a heading of their own,
 * two at least, are its items.
 */
export function unnumberedItems(lines: readonly MarkedLine[]): Map<number, MarkedLine> {
  if (lines.some(({ marker }) => marker !== null && !marker.family.startsWith('plain'))) return new Map();
  let works = false;
  return runInItems(lines, ({ line, marker }) => {
    if (marker !== null) {
      works = sectionKind(line.text, null) === 'work';
      return 'end';
    }
    return works && !line.tabular && headed.test(line.text) ? 'one' : 'between';
  });
}
