import type { Horizon } from '../compiled.ts';
import { absolute, type Fields, firstYearOf, relative } from '../horizon/fields.ts';
import { type HorizonContext, readTimes } from '../horizon/horizon.ts';
import { isEnglish } from '../language.ts';
import type { Line } from '../outline/line.ts';
import { dateLine } from '../outline/tail.ts';
import { chineseNumeral } from '../quantity/chinese-numeral.ts';
import type { Title } from './title.ts';

/** What the title says of time. */
export interface TitleTimes {
  /** Holds for everything that names no other. */
  readonly horizon: Horizon | null;
  /** The first year that the plan is for. */
  readonly firstYear: number | null;
}

const years = /((?:19|20)\d{2})\s?年?(?:\s?[—–－～~至到-]{1,2}\s?|\s(?:to|through|until)\s)((?:19|20)\d{2})/;
const single = /((?:19|20)\d{2})\s?(?:年度?|$)|\b((?:19|20)\d{2})\b/;
const outlook = /\b(?:vision|to|by|towards?|until|beyond)\s+(?:19|20)\d{2}\b/i;
const fiveYears = /[“"‘]?十([一二三四五六七八九])?五[”"’]?/;
const span =
  /([一二两三四五六八十]|\d{1,2})年(?=行动|攻坚|倍增|提升|计划|规划|建设|实施|专项|发展|跃升|提质)/;

/**
 * The title's own time: （2023—2025年）, 2024年, or “十四五” (the fourteenth ends in 2025, and every other five
 * years on); 三年行动 counts from the day of issue.
 */
export function titleTimes(
  text: string,
  head: readonly Line[],
  title: Title | null,
  context: HorizonContext,
): TitleTimes {
  const [first, last] = title === null ? [] : [head[title.first], head[title.last]];
  if (first === undefined || last === undefined) return { horizon: null, firstYear: null };
  // （2023—2025年） on a line of its own below the title.
  const below = head[(title?.last ?? 0) + 1];
  const bracketed =
    below !== undefined &&
    !dateLine.test(below.text) &&
    /^[（(][^（）()]{0,12}20\d{2}[^（）()]{0,20}[）)]$/.test(below.text);
  const words = text.slice(first.start, bracketed ? below.end : last.end);
  const made = (match: RegExpExecArray, fields: Fields): Horizon => {
    const start = first.start + match.index;
    const base = fields.kind === 'relative' ? context.issueDate : null;
    return { ...fields, base, text: match[0], span: { start, end: start + match[0].length } };
  };
  const between = years.exec(words);
  if (between !== null)
    return { horizon: made(between, absolute(Number(between[2]), null)), firstYear: Number(between[1]) };
  const five = fiveYears.exec(words);
  if (five !== null) {
    const end = 1955 + (chineseNumeral(`十${five[1] ?? ''}`) ?? 10) * 5;
    return { horizon: made(five, absolute(end, null)), firstYear: end - 4 };
  }
  const own = readTimes(text, first.start, last.end, context).at(-1);
  // 2023年重点工作, but not 到2025年….
  if (own !== undefined) return { horizon: own, firstYear: /^\d{4}年度?$/.test(own.text) ? own.year : null };
  const year = single.exec(words);
  if (year !== null) {
    const said = Number(year[1] ?? year[2]);
    // Action Plan 2024 tells when an English plan is from, Vision 2030 and Strategy to 2030 how far it goes.
    const from = isEnglish(words) && !outlook.test(words) && !(said > (firstYearOf(context) ?? said));
    return {
      horizon: from ? null : made(year, absolute(said, null)),
      firstYear: from || !isEnglish(words) ? said : null,
    };
  }
  const lasting = span.exec(words);
  const count = lasting === null ? null : (chineseNumeral(lasting[1] ?? '') ?? Number(lasting[1]));
  const fields = count === null ? null : relative(count, null);
  return { horizon: lasting === null || fields === null ? null : made(lasting, fields), firstYear: null };
}
