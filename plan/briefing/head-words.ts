import type { Briefing } from './briefing.ts';
import { monthWords, type Words } from './words.ts';

/** 关于2026年11月重点任务进展情况的通报 */
export function titleWords({ month }: Pick<Briefing, 'month'>, words: Words): string {
  return words('briefing.title', { month: monthWords(month, words) });
}

/** 数产督〔2026〕3号; null where the office gave no code for it. */
export function numberWords(
  { code, month, number }: Pick<Briefing, 'code' | 'month' | 'number'>,
  words: Words,
): string | null {
  return code === null ? null : words('briefing.number', { code, year: month.slice(0, 4), number });
}
