import type { Reference } from './compiled.ts';
import type { Line } from './line.ts';
import { annexLine, imageLine } from './tail.ts';

const cited: readonly (readonly [Reference['kind'], RegExp])[] = [
  ['annex', /(?:见|详见|按照?|参见|根据)?附件\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?/g],
  [
    'annex',
    /(?<=按照?|依据|根据|对照)[^，。；：、（）《》\s]{0,10}(?:任务|职责|工作)(?:分工|分解|清单)(?:表|方案|清单)?/g,
  ],
  ['document', /《[^《》\n]{2,60}》(?:[（(][^（）()\n]{2,24}号[）)])?/g],
  ['section', /(?:见|按照?|参见|本(?:方案|规划|计划))第[一二三四五六七八九十百\d]{1,4}[章节部条]分?/g],
  ['table', /(?:见|详见|参见|如)(?:附?表|专栏)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})/g],
];

/** What a line points at: annexes, images, other documents, places of this one. */
export function readReferences(line: Line): Reference[] {
  const whole = { text: line.text, span: { start: line.start, end: line.end } };
  if (imageLine.test(line.text)) return [{ kind: 'image', ...whole }];
  if (annexLine.test(line.text)) return [{ kind: 'annex', ...whole }];
  const found: Reference[] = [];
  for (const [kind, pattern] of cited) {
    for (const match of line.text.matchAll(pattern)) {
      const start = line.start + match.index;
      const span = { start, end: start + match[0].length };
      if (found.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      found.push({ kind, text: match[0], span });
    }
  }
  return found.toSorted((one, other) => one.span.start - other.span.start);
}
