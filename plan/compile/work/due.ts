import type { Due, Horizon, Span } from '../compiled.ts';
import { ofSeason } from '../horizon/english-times.ts';
import { type HorizonContext, readHorizons } from '../horizon/horizon.ts';
import { isoDate } from '../horizon/iso-date.ts';
import { trimmed } from '../outline/line.ts';
import { chineseNumeral } from '../quantity/chinese-numeral.ts';
import { readEnglishNumber } from '../quantity/english-number.ts';
import { ofStage } from './due-of-stage.ts';

const label =
  /(?:(?:完成|办结|落实|推进|时间)(?:时限|时间|期限|节点|进度)|时限|期限)(?:要求)?(?:[：:]|[】］][：:]?|[为是](?=(?:19|20)?\d))|\b(?:due(?:\s+date)?|deadline|timeline|timescale|timing|time\s?frame|target\s+date|(?:delivery|milestone)\s+date|by\s+when|completion(?:\s+date)?)\s?:/gi;
/** 2025年基本实现应通尽通: a bare year by which something is wholly done. */
const reaches =
  /^，?(?:要|力争|将|计划)*(?:(?:全面|基本)(?:实现|建立|达到|形成)|(?:全面|基本|全部|初步)?(?:完成|建成|竣工|投用|投产|出台|印发|上线|通车))/;
/** What a label says, up to a stop or the end of the bracket that it stands in. */
const saying = /^(?:[^。；;\n\r（）()【】［］[\]〕]|[（(][^（）()\n\r]{1,30}[）)])*/;
/** 2025年底前完成）: a time that needs no action beside it. */
const done =
  /^(?:全面|基本)(?:实现|建立|达到|形成)|^[^，。；]{0,12}(?:完成|建成|到位|出台|印发|投用|运行|上线|启动|入库|通车|竣工|投产|开工|开通|交付|达产)/;

/**
 * When an item is due: what a label says (完成时限：…), or else the latest date by which the text wants one of its
 * `actions` done; 到2025年，覆盖率达到90% is the time of a target. A horizon without a date (三年内) is no due date.
 */
export function readDue(
  text: string,
  stretch: Span,
  context: HorizonContext,
  actions: readonly Span[],
): Due | null {
  const labelled = labelledDue(text, stretch, context);
  if (labelled !== null) return labelled;
  const stage = ofStage(text, stretch, context);
  const acted = latest(text, stretch, context, actions);
  // 整治阶段（2024年5月—9月）。6月10日前建立台账: the stage lasts longer than its first step.
  if (stage !== null) return latestOf(acted === null ? [stage] : [stage, acted]);
  return acted ?? inCell(text, stretch, context) ?? inBracket(text, stretch, context);
}

/** What a label says (完成时限：2025年12月), null without one. */
function labelledDue(text: string, stretch: Span, context: HorizonContext): Due | null {
  const words = text.slice(stretch.start, stretch.end);
  for (const match of words.matchAll(label)) {
    const from = match.index + match[0].length;
    const length = saying.exec(words.slice(from, from + 61))?.[0].length ?? 0;
    const closed = /\.\s*$/.exec(words.slice(from, from + length))?.[0].length ?? 0;
    const time = trimmed(text, stretch.start + from, stretch.start + from + length - closed);
    // 每年11月底前: what comes back every year is never done.
    if (time.text === '' || /^每[年月季]/.test(time.text)) continue;
    const due = dueOf(text, time, context);
    return due.date === null
      ? { ...due, date: latestOf(afterIssue(text, time, context))?.date ?? null }
      : due;
  }
  return null;
}

const monthsInEnglish = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

/** What a label or a cell says of the time; its date is null where it names none (长期坚持). */
export function dueOf(text: string, { start, end }: Span, context: HorizonContext): Due {
  const said = text.slice(start, end);
  const horizons = readHorizons(text, start, end, context).map(dateOf);
  const date = horizons.findLast((one) => one !== null) ?? bareDate(said, context);
  return { text: said, date, span: { start, end } };
}

function dateOf(horizon: Horizon): string | null {
  return horizon.date ?? (horizon.year === null ? null : `${horizon.year}-12-31`);
}

/** `2024年12月`, `11月底`, `2026`, `March 2025`, `Q3 2025`: a time without a word that makes it a limit. */
function bareDate(words: string, { issueDate, onlyYear = null }: HorizonContext): string | null {
  const quarter =
    /\bQ([1-4])[\s,/-]*((?:19|20)\d\d)|((?:19|20)\d\d)[\s/-]*Q([1-4])|((?:19|20)\d\d)年第?([一二三四1-4])季度/.exec(
      words,
    );
  if (quarter !== null) {
    const said = quarter[1] ?? quarter[4] ?? quarter[6] ?? '';
    const of = '一二三四'.indexOf(said) + 1 || Number(said);
    return isoDate(Number(quarter[2] ?? quarter[3] ?? quarter[5]), of * 3, 31);
  }
  const middle = /\b(?:mid|middle of)[\s-]+((?:19|20)\d\d)\b/i.exec(words)?.[1];
  if (middle !== undefined) return `${middle}-06-30`;
  const season = /\b(spring|summer|autumn|fall|winter)\s+((?:19|20)\d\d)/i.exec(words);
  if (season?.[1] !== undefined) return ofSeason(season[1], Number(season[2])).date;
  const day = /((?:19|20)\d\d)[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2}))?/.exec(words);
  if (day?.[1] !== undefined && inYear(day[2], day[3]))
    return isoDate(Number(day[1]), Number(day[2]), Number(day[3] ?? '31'));
  const named = new RegExp(`\\b(${monthsInEnglish})\\w*\\s+(?:(\\d{1,2}),?\\s+)?((?:19|20)\\d\\d)`, 'i').exec(
    words,
  );
  if (named !== null) {
    const month = monthsInEnglish.split('|').indexOf((named[1] ?? '').slice(0, 3)) + 1;
    return isoDate(Number(named[3]), month, Number(named[2] ?? '31'));
  }
  const year = [...words.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].at(-1)?.[0];
  if (year !== undefined) return `${year}-12-31`;
  const issued = onlyYear ?? (issueDate === null ? null : Number(issueDate.slice(0, 4)));
  if (issued === null) return null;
  const part =
    /^(?:今年|本年)?(?:(上半年)|第?([一二三四1-4])季度[底末]?|(?:年底|年末|年内|全年|下半年))(?:之?前)?(?:完成)?$/.exec(
      words.trim(),
    );
  if (part !== null) {
    const of = '一二三四'.indexOf(part[2] ?? '四') + 1 || Number(part[2]);
    return isoDate(issued, part[1] === undefined ? of * 3 : 6, 31);
  }
  const month = [...words.matchAll(/(\d{1,2})月(?:份)?(?:(\d{1,2})日)?/g)].at(-1);
  if (month === undefined || !inYear(month[1], month[2])) return null;
  return isoDate(issued, Number(month[1]), Number(month[2] ?? '31'));
}

function inYear(month: string | undefined, day: string | undefined): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day ?? '1') >= 1 && Number(day ?? '1') <= 31;
}

function latest(text: string, stretch: Span, context: HorizonContext, actions: readonly Span[]): Due | null {
  const issued = afterIssue(text, stretch, context);
  const dates = readHorizons(text, stretch.start, stretch.end, context).flatMap((horizon): Due[] => {
    const date = dateOf(horizon);
    if (date === null || isPeriod(text, horizon.span, stretch)) return [];
    const limit = /前$|^(?:by|before|no later than)\b/i.test(horizon.text);
    if (!limit && !besideAction(text, horizon.span, stretch.end, actions)) return [];
    return [{ text: horizon.text, date, span: horizon.span }];
  });
  return latestOf([...dates, ...issued]);
}

function latestOf(dues: readonly Due[]): Due | null {
  return dues.reduce<Due | null>(
    (last, due) => (last?.date == null || (due.date ?? '') > last.date ? due : last),
    null,
  );
}

/** The cell of a row that holds a date and nothing else. */
const dateCell =
  /(?<=\t)(?:(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月底?|[-/.]\d{1,2})?(?:\d{1,2}日)?前?|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:19|20)\d\d|Q[1-4] (?:19|20)\d\d)(?=\t|\n|$)/g;

function inCell(text: string, stretch: Span, context: HorizonContext): Due | null {
  const cells = [...text.slice(stretch.start, stretch.end).matchAll(dateCell)];
  const dues = cells.map((cell) => {
    const start = stretch.start + cell.index;
    return dueOf(text, { start, end: start + cell[0].length }, context);
  });
  return latestOf(dues);
}

const bareTime =
  /^(?:(?:by|in|due|end|early|mid|late)[\s-]+)?(?:(?:20\d\d\s?[–-]\s?)?20\d\d|FY\s?20\d\d(?:[/–-]\d{2,4})?|Q[1-4]\s*20\d\d|20\d\d\s*Q[1-4]|(?:spring|summer|autumn|fall|winter)\s+20\d\d|(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?20\d\d)$|^20\d\d年(?:\d{1,2}月|第?[一二三四]季度)(?:\d{1,2}日)?(?:底|末)?(?:之?前)?$/i;

/** (Planning Policy, Q4 2024), （市教育局，2023年6月底）: a time among those who answer for the work, at the end of a sentence. */
function inBracket(text: string, stretch: Span, context: HorizonContext): Due | null {
  const brackets = text
    .slice(stretch.start, stretch.end)
    .matchAll(/[（([]([^（）()[\]\n]{4,120})[）)\]](?=[。.；;\s]|$)/g);
  const dues = [...brackets].flatMap((bracket): Due[] => {
    let at = stretch.start + bracket.index + 1;
    return (bracket[1] ?? '').split(/[,，;；]/).flatMap((part): Due[] => {
      const span = trimmed(text, at, at + part.length);
      at += part.length + 1;
      return bareTime.test(span.text) ? [dueOf(text, span, context)] : [];
    });
  });
  return latestOf(dues);
}

/** “十四五”时期, 2016—2020年安排…, 自2021年12月1日起, a year in passing: when something goes on, not when it is to be done. */
function isPeriod(text: string, time: Span, stretch: Span): boolean {
  const words = text.slice(time.start, time.end);
  const after = text.slice(time.end, time.end + 14);
  if (isValidity(text, time, stretch)) return true;
  const range =
    /\d[—–～~-]\d|[日月年]起?[至到—–～~-]/.test(words) ||
    /[\d年]\s?[—–～~-]$/.test(text.slice(0, time.start));
  // 2024年1月1日至12月31日，困难企业可组织培训: whole years in which a rule holds.
  if (/(?<!\d)1月1日起?[至到—–～~-].*12月31日/.test(words)) return true;
  // 2022—2025年，累计上线200个: the end of the period is when they are to be there.
  if (range) return !after.startsWith('，');
  if (/^\d{4}年$/.test(words))
    return stretch.end - stretch.start > 24 && !reaches.test(text.slice(time.end, stretch.end));
  return (
    /[时期][期间]$|^全年|^(?:自|从|since|from|until|till|during|for|of)|^in\s(?:the\s)?(?:FY|financial|fiscal|20\d\d)/i.test(
      words,
    ) || /^[^，]{0,12}起/.test(after)
  );
}

/** 有效期至2024年12月31日, 2020年底前登记的企业: how long a rule holds, and whom it is for. */
function isValidity(text: string, { start, end }: Span, stretch: Span): boolean {
  const before = text.slice(Math.max(stretch.start, start - 16), start);
  const after = text.slice(end, Math.min(stretch.end, end + 80));
  return (
    (/(?:有效期|期限|期间|政策|执行|实施|施行|享受|试点期|延续|延长)[^，。；]{0,6}$/.test(before) &&
      /[至到为是]?$/.test(before) &&
      /^(?:[，。；）)]|止|期间|$)/.test(after)) ||
    /^(?:期间|有效|止)/.test(after) ||
    /^，(?:对|凡|符合)[^。；]{0,60}(?:给予|减免|免收|免征|补贴|奖励|补助|返还|缓缴|可)|^，[^，。；]{0,12}可(?:申请|享受|缓缴)/.test(
      after,
    ) ||
    /\b(?:likely|expected|due) to be \w+ $/i.test(text.slice(Math.max(stretch.start, start - 40), start)) ||
    /^[^，。；]{0,6}(?:注册|登记|毕业|缴纳|参保|取得|失业|入职|退役|购买|签订)[^，。；]{0,6}的/.test(after) ||
    /\b(?:valid|in force|effective|expires?)\b[^.;]{0,16}$/i.test(before)
  );
}

const hanDays =
  /(?:自|从|在|于)?(?:本[\u4e00-\u9fff]{1,4}|文件|通知)?(?:正式)?(?:印发|发布|公布|下发|施行|实施|发文)(?:之日起|后|之后|起)(?:的)?(\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作)?(日|天|周|月|年)(?:之?内)/g;
const englishDays =
  /\b(?:within|no later than|not later than)\s+(\d{1,3}|[a-z]+)\s+(?:\(\d{1,3}\)\s+)?(?:(?:calendar|working|business)\s+)?(days?|weeks?|months?|years?)\s+(?:of|after|from|following)\s+(?:the\s+)?(?:(?:date|day)\s+of\s+)?(?:(?:its|the)\s+)?(?:publication|issue|issuance|adoption|release|approval|signing|this (?:plan|strategy|order)(?:’s|'s)? (?:publication|adoption|approval))\b/gi;

/** 自印发之日起30日内: a day where the day of issue is known. */
function afterIssue(text: string, stretch: Span, { issueDate }: HorizonContext): Due[] {
  if (issueDate === null) return [];
  const words = text.slice(stretch.start, stretch.end);
  return [...words.matchAll(hanDays), ...words.matchAll(englishDays)].flatMap((match): Due[] => {
    const said = match[1] ?? '';
    const count = /^\d/.test(said)
      ? Number(said)
      : (chineseNumeral(said) ?? readEnglishNumber(said, 0)?.value);
    if (count == null) return [];
    const start = stretch.start + match.index;
    const span = { start, end: start + match[0].length };
    return [{ text: match[0], date: dayAfter(issueDate, count, match[2] ?? ''), span }];
  });
}

/** The day so many days, weeks, months or years after another. */
function dayAfter(issued: string, count: number, unit: string): string {
  const day = new Date(`${issued}T00:00:00Z`);
  if (/年|year/i.test(unit)) day.setUTCFullYear(day.getUTCFullYear() + count);
  else if (/月|month/i.test(unit)) day.setUTCMonth(day.getUTCMonth() + count);
  else day.setUTCDate(day.getUTCDate() + count * (/周|week/i.test(unit) ? 7 : 1));
  return day.toISOString().slice(0, 10);
}

/** Whether a time stands in an action, right before one, or closes the words itself. */
function besideAction(text: string, time: Span, end: number, actions: readonly Span[]): boolean {
  if (time.end === end || done.test(text.slice(time.end, end))) return true;
  return actions.some(
    (action) =>
      action.end > time.start && /^[，,、\s]*$/.test(text.slice(time.end, Math.max(time.end, action.start))),
  );
}

/** The stretches in which a label tells the time. */
export function dueZones(text: string, stretch: Span): Span[] {
  const words = text.slice(stretch.start, stretch.end);
  return [...words.matchAll(label)].map((match) => {
    const from = match.index + match[0].length;
    const length = saying.exec(words.slice(from, from + 61))?.[0].length ?? 0;
    return { start: stretch.start + match.index, end: stretch.start + from + length };
  });
}
