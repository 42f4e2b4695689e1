import type { Reference } from '../compiled.ts';
import type { Line } from '../outline/line.ts';
import { annexLine, imageLine } from '../outline/tail.ts';

/** One pass over the words, so that what stands inside 《…》 is not found a second time. */
const cited = new RegExp(
  [
    '(?<document>《[^《》\\n]{2,60}》(?:[（(][^（）()\\n]{2,24}号[）)])?)',
    '(?<annex>(?:见|详见|按照|按|参见|根据)?附件\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})?)',
    '(?<english>\\b(?:see |in |under )?(?:Annex|Appendix)\\s(?:[A-H]|\\d{1,2})\\b(?!\\s(?:of|to|countries|parties)\\b))',
    '(?:按照|按(?!照)|依据|根据|对照)(?<list>[^，。；：、（）《》\\s]{0,10}(?:任务|工作|责任)(?:分工|分解|清单)(?:表|方案|清单)?)',
    '(?:按照?|根据|依据|对照|落实|执行|贯彻|纳入|列入)(?<named>(?:[\\u4e00-\\u9fffA-Za-z0-9]{2,24}?)?(?:规划|纲要|引进目录|指导目录|产业目录|若干政策|若干措施|行动计划|建设标准|评价标准)(?![\\u4e00-\\u9fff]{0,2}(?:编制|体系)))',
    '(?<=规划)[和及](?<other>[\\u4e00-\\u9fffA-Za-z0-9]{2,16}?规划)',
    '(?<section>(?:见|按照?|参见|本(?:方案|规划|计划))第[一二三四五六七八九十百\\d]{1,4}[章节部条]分?)',
    '(?<table>(?:见|详见|参见|如)(?:附?表|专栏)\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,2}))',
  ].join('|'),
  'g',
);
const kinds = {
  document: 'document',
  named: 'document',
  other: 'document',
  annex: 'annex',
  english: 'annex',
  list: 'annex',
  section: 'section',
  table: 'table',
} as const;

/** What a line points at: annexes, images, other documents, places of this one. */
export function readReferences(line: Line): Reference[] {
  const whole = { text: line.text, span: { start: line.start, end: line.end } };
  if (imageLine.test(line.text)) return [{ kind: 'image', ...whole }];
  if (annexLine.test(line.text)) return [{ kind: 'annex', ...whole }];
  return [...line.text.matchAll(cited)].flatMap((match) =>
    Object.entries(kinds).flatMap(([group, kind]): Reference[] => {
      const text = match.groups?.[group];
      if (text === undefined) return [];
      const start = line.start + match.index + match[0].length - text.length;
      return [{ kind, text, span: { start, end: start + text.length } }];
    }),
  );
}
