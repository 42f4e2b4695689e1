import type { Words } from '../../briefing/words.ts';
import type { Minutes } from './minutes.ts';

/** 推进会纪要〔2026〕3号 */
export function minutesName(
  kind: string,
  { year, number }: Pick<Minutes, 'year' | 'number'>,
  words: Words,
): string {
  return words('minutes.name', { kind: words(`meeting.kind.${kind}`), year, number });
}
