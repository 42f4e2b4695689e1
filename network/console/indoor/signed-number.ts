import { formatNumber } from '@yuheng/console/text/format-number';

/** A level with the sign for minus that is as wide as a digit. */
export function signedNumber(
  value: number,
  language: Parameters<typeof formatNumber>[1],
  decimals = 0,
): string {
  return formatNumber(value, language, decimals, decimals > 0).replace('-', '−');
}
