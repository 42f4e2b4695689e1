import { formatNumber } from '@yuheng/console/text/format-number';
import type { Language } from '@yuheng/console/text/language';
import type { TargetFields } from '../../confirm/fields.ts';

const signs: { readonly [comparator: string]: string } = {
  '>': '>',
  '>=': '≥',
  '=': '=',
  '<=': '≤',
  '<': '<',
  '~': '≈',
};

/** `≥ 1,000 亿元`, `3–5 家`: the number as the document counts; null without one. */
export function numberWords(
  {
    comparator,
    value,
    low,
    high,
    unit,
  }: Pick<TargetFields, 'comparator' | 'value' | 'low' | 'high' | 'unit'>,
  language: Language,
): string | null {
  const figure = (number: number): string => formatNumber(number, language, 4);
  const behind = unit === null ? '' : unit === '%' ? '%' : ` ${unit}`;
  if (comparator === 'range')
    return low === null || high === null ? null : `${figure(low)}–${figure(high)}${behind}`;
  if (value === null) return null;
  const sign = signs[comparator ?? ''];
  return `${sign === undefined ? '' : `${sign} `}${figure(value)}${behind}`;
}
