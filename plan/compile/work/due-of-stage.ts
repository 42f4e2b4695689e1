import type { Due, Span } from '../compiled.ts';
import { firstYearOf, type HorizonContext } from '../horizon/fields.ts';
import { isoDate } from '../horizon/iso-date.ts';

/** 宣传发动阶段（2024年3月1日—3月15日）, 自查自纠（即日起至4月底）: what a stage is called, and how long it lasts. */
const staged = /^([^，。；：（()\n\d]{2,20})[（(]([^（）()]{2,40})[）)]/;
const timesOnly =
  /^(?:自|从|即日起|(?:19|20)\d\d年?|今年|明年|年|\d{1,2}月份?|\d{1,2}日|[上中下]旬|[底末初]|之?前|起|开始|至|到|[\s—–－～~、，,-])+$/;
const moment = /(?:((?:19|20)\d\d)年?)?(?:(\d{1,2})月份?)?(?:(\d{1,2})日|([上中下]旬|[底末初]))?/g;
const lastDays: Readonly<Record<string, number>> = { 上旬: 10, 初: 10, 中旬: 20 };

/**
 * The end of a stage, by the bracket behind its name. A month or a day without its year or month is of the one before
 * it in the bracket, or of the plan's only year; null where there is none.
 */
export function ofStage(text: string, { start, end }: Span, context: HorizonContext): Due | null {
  const [whole, name, times] = staged.exec(text.slice(start, Math.min(end, start + 80))) ?? [];
  if (whole === undefined || name === undefined || times === undefined || !timesOnly.test(times)) return null;
  let [year, month, day] = [
    context.onlyYear ?? yearOfIssue(context),
    null as number | null,
    null as number | null,
  ];
  for (const [said, ofYear, ofMonth, ofDay, part] of times.matchAll(moment)) {
    if (said === '') continue;
    if (ofYear !== undefined) [year, month] = [Number(ofYear), null];
    if (ofMonth !== undefined) month = Number(ofMonth);
    day = ofDay === undefined ? (lastDays[part ?? ''] ?? null) : Number(ofDay);
  }
  // 集中攻坚（2021年）: to the end of the year.
  if (month === null && /(?:19|20)\d\d年?$/.test(times)) [month, day] = [12, 31];
  if (year === null || month === null || month > 12 || month < 1 || (day ?? 1) > 31) return null;
  const from = start + name.length + 1;
  return {
    text: times,
    date: isoDate(year, month, day ?? 31),
    span: { start: from, end: from + times.length },
  };
}

function yearOfIssue(context: HorizonContext): number | null {
  return context.issueDate === null ? null : firstYearOf(context);
}
