import type { Formatted } from '@yuheng/console/text/format-number';
import { formatQuantity } from '@yuheng/console/text/format-quantity';
import type { Language } from '@yuheng/console/text/language';
import type { Target } from './plan-parts.ts';

type Name = (key: string) => string;

const signs: { readonly [comparator: string]: string } = {
  '>': '>',
  '>=': '≥',
  '<=': '≤',
  '<': '<',
  '~': '≈',
};

type Goal = Pick<Target, 'goal' | 'stretch' | 'comparator' | 'unit' | 'decimals'>;

/** What has to be reached, as short as it can be said: `> 1,000 亿元`, `3–5 家`; null without a number. */
export function goalWords(target: Goal, language: Language, name: Name): Formatted | null {
  if (target.goal === null) return null;
  const low = formatQuantity(target.goal, target.unit, target.decimals, language, name);
  if (target.stretch !== null) {
    const high = formatQuantity(target.stretch, target.unit, target.decimals, language, name);
    return { figure: `${low.figure}–${high.figure}`, unit: high.unit };
  }
  const sign = target.comparator === null ? undefined : signs[target.comparator];
  return { figure: sign === undefined ? low.figure : `${sign} ${low.figure}`, unit: low.unit };
}

/** The newest reading; null where there is none. */
export function readingWords(
  target: Pick<Target, 'reading' | 'unit' | 'decimals'>,
  language: Language,
  name: Name,
): Formatted | null {
  const { reading, unit, decimals } = target;
  return reading === null ? null : formatQuantity(reading.quantity, unit, decimals, language, name, true);
}

export function joined({ figure, unit }: Formatted): string {
  return unit === '' || unit === '%' ? `${figure}${unit}` : `${figure} ${unit}`;
}
