import type { Language } from '@yuheng/kernel/messages';
import { dayOf } from '../../briefing/china-day.ts';
import { dayWords, type Words } from '../../briefing/words.ts';
import { formatNumber } from '../../intake/number-format.ts';

const CHINA_MS = 8 * 3_600_000;

/** 2026年12月3日 09:00—11:00, by China's clock; over several days both days are named. */
export function timeWords(startsAt: string, endsAt: string, words: Words): string {
  const clock = (time: string): string => new Date(Date.parse(time) + CHINA_MS).toISOString().slice(11, 16);
  const [from, to] = [dayOf(startsAt), dayOf(endsAt)];
  const end = from === to ? clock(endsAt) : `${dayWords(to, words)} ${clock(endsAt)}`;
  return `${dayWords(from, words)} ${clock(startsAt)}—${end}`;
}

/** 一、二、三 … in Chinese, 1, 2, 3 … in English. */
export function ordinal(value: number, language: Language): string {
  return formatNumber(value, language === 'zh-CN' ? 'chineseCountingThousand' : 'decimal');
}
