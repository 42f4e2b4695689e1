import type { Kernel } from '@yuheng/kernel/kernel';
import type { Language } from '@yuheng/kernel/messages';
import type { StoredFigure, StoredSentence, StoredValue } from './figure.ts';
import { isFigure } from './figure-text.ts';

/** A text of this pack in one language; a place without a value stays as it is. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function wordsIn({ registry }: Pick<Kernel, 'registry'>, language: Language): Words {
  return (key, values = {}) => registry.text('plan', key, values)[language];
}

/** A stretch of a sentence: words, or a figure among them. */
export type Part = string | StoredFigure;

/** Where the message of a sentence is kept. */
export type SentenceOf = 'briefing' | 'contradiction.reason';

/** A sentence in one language, taken apart so that its figures stay figures. */
export function partsOf(
  { key, values }: StoredSentence,
  words: Words,
  of: SentenceOf = 'briefing',
): readonly Part[] {
  const text = of === 'briefing' ? words(`briefing.${key}`) : words(`contradiction.reason.${key}`);
  return text
    .split(/\{(\w+)\}/)
    .map((stretch, index) => {
      const value = index % 2 === 1 ? values[stretch] : undefined;
      return value === undefined ? stretch : partOf(value, words);
    })
    .filter((part) => part !== '');
}

function partOf(value: StoredValue, words: Words): Part {
  if (isFigure(value)) return value;
  return 'day' in value ? dayWords(value.day, words) : value.words.join(words('list.comma'));
}

/** 2026年11月30日 */
export function dayWords(day: string, words: Words): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return words('briefing.day', { year, month: String(Number(month)), day: String(Number(date)) });
}

/** 2026年11月 */
export function monthWords(of: string, words: Words): string {
  const [year = '', month = ''] = of.split('-');
  return words('briefing.month', { year, month: String(Number(month)) });
}
