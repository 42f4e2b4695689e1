import type { Language } from '@yuheng/kernel/messages';
import { printed } from '../figure-text.ts';
import type { Words } from '../words.ts';
import type { RecordedReading, RecordedRow } from './contradiction-row.ts';

/** Units that have words of their own (`briefing.unit.<code>`); others are told by their code. */
const named = new Set(['P1', 'MTR', 'KMT', 'KMK', 'DAY', 'HUR']);
/** 亿 and billion. */
const SCALE = { 'zh-CN': 1e8, en: 1e9 } as const;

/** What a source is called, with the thing of which it speaks where that has a name. */
export function recordedName(
  { title, label }: Pick<RecordedRow, 'title' | 'label'>,
  words: Words,
  language: Language,
): string {
  return label === null
    ? title[language]
    : words('contradiction.of', { name: label, attribute: title[language] });
}

/** What it said, with its unit. */
export function recordedText(
  { value }: Pick<RecordedReading, 'value'>,
  unit: string | null,
  words: Words,
  language: Language,
): string {
  if (!('evidence' in value)) return value[language];
  if (unit === 'CNY') {
    const scaled = { value: value.value / SCALE[language], decimals: 4 };
    return words('briefing.unit.CNY', { figure: printed(scaled) });
  }
  const figure = printed(value);
  if (unit === null || unit === 'C62') return figure;
  return named.has(unit) ? words(`briefing.unit.${unit}`, { figure }) : `${figure} ${unit}`;
}
