import type { Due, Span } from './compiled.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import { trimmed } from './line.ts';

const label =
  /(?:完成|办结|落实|推进|时间)(?:时限|时间|期限|节点|进度)(?:要求)?[：:]|(?:due|deadline|timeline)\s?:/gi;
const done = /完成|建成|到位|出台|印发|投用|运行|上线|启动|实现|达到|形成|前$/;

/**
 * When an item is due: what a label says (完成时限：…), or else the latest date by which the text wants something done.
 * A horizon without a date (三年内) is no due date of an item.
 */
export function readDue(text: string, stretch: Span, context: HorizonContext): Due | null {
  const words = text.slice(stretch.start, stretch.end);
  for (const match of words.matchAll(label)) {
    const from = match.index + match[0].length;
    const length = /^[^。；;\n\r）)]{0,60}/.exec(words.slice(from, from + 61))?.[0].length ?? 0;
    const said = trimmed(text, stretch.start + from, stretch.start + from + length);
    if (said.text === '') continue;
    return {
      text: said.text,
      date: latest(text, said, context)?.date ?? null,
      span: { start: said.start, end: said.end },
    };
  }
  return latest(text, stretch, context);
}

function latest(text: string, stretch: Span, context: HorizonContext): Due | null {
  const dates = readHorizons(text, stretch.start, stretch.end, context).flatMap((horizon): Due[] => {
    const date = horizon.date ?? (horizon.year === null ? null : `${horizon.year}-12-31`);
    if (date === null) return [];
    const after = text.slice(horizon.span.end, Math.min(stretch.end, horizon.span.end + 60));
    const bare = /^\d{4}年$/.test(horizon.text) && stretch.end - stretch.start > 24;
    return bare || !(done.test(horizon.text) || done.test(after) || after === '')
      ? []
      : [{ text: horizon.text, date, span: horizon.span }];
  });
  return dates.reduce<Due | null>(
    (last, due) => (last?.date == null || (due.date ?? '') > last.date ? due : last),
    null,
  );
}
