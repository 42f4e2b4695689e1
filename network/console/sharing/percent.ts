import { formatNumber } from '@yuheng/console/text/format-number';
import type { Language } from '@yuheng/console/text/language';

/** A share as percent, with its sign. */
export function percent(share: number, language: Language, decimals = 1): string {
  return `${formatNumber(100 * share, language, decimals, true)}%`;
}

/** A difference with its sign, also where it is plus; nothing between two equal figures. */
export function signed(value: number, write: (size: number) => string): string {
  if (value === 0) return '±0';
  return `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`;
}
