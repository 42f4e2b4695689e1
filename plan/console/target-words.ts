import { type Formatted, formatNumber } from '@yuheng/console/text/format-number';
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

const points: { readonly [unit: string]: true } = {
  个百分点: true,
  百分点: true,
  个点: true,
  个千分点: true,
};

type Goal = Pick<Target, 'goal' | 'stretch' | 'comparator' | 'unit' | 'quantity' | 'yearly'>;

/** A goal in words; `change` stands before the figure where it is no level: 年均增长, 下降, 增至原来的. */
export interface GoalWords extends Formatted {
  readonly change?: string;
}

/**
 * What has to be reached, digit for digit and as short as it can be said: `> 1,000 亿元`, `3–5 家`, `年均增长 ≈ 25%`;
 * null without a number.
 */
export function goalWords(target: Goal, language: Language, name: Name): GoalWords | null {
  const { goal, stretch, comparator, unit } = target;
  if (goal === null) return null;
  const said = (quantity: typeof goal) => formatQuantity(quantity, unit, 0, language, name, false, quantity);
  const key = changeKey(target);
  const change = key === null ? {} : { change: name(key) };
  const low = said(goal);
  if (stretch !== null) {
    const high = said(stretch);
    // In English the two ends may be counted in different units: 900 million–1.2 billion yuan.
    const from = low.unit === high.unit ? low.figure : joined(low);
    return { figure: `${from}–${high.figure}`, unit: high.unit, ...change };
  }
  const sign = comparator === null ? undefined : signs[comparator];
  return { figure: sign === undefined ? low.figure : `${sign} ${low.figure}`, unit: low.unit, ...change };
}

/** Percentage points are said with another verb (提高, not 增长). */
function changeKey({ quantity, yearly, unit }: Goal): string | null {
  if (!isChange({ quantity })) return null;
  const verb = quantity === 'increase' && Object.hasOwn(points, unit) ? '.points' : '';
  return `goal.${quantity}${verb}${yearly ? '.yearly' : ''}`;
}

/** Whether a target tells of a change, which cannot stand on one scale with what is measured now. */
export function isChange({ quantity }: Pick<Target, 'quantity'>): boolean {
  return quantity !== null && quantity !== 'level';
}

/** The newest reading, with the measure's decimals or as many as tell it from the goal; null where there is none. */
export function readingWords(
  target: Pick<Target, 'reading' | 'goal' | 'quantity' | 'unit' | 'decimals'>,
  language: Language,
  name: Name,
): Formatted | null {
  return target.reading === null ? null : measuredWords(target, target.reading.quantity, language, name);
}

/** A measured figure of a target, of now or of the past. */
export function measuredWords(
  target: Pick<Target, 'goal' | 'quantity' | 'unit' | 'decimals'>,
  quantity: Target['goal'] & object,
  language: Language,
  name: Name,
): Formatted {
  const beside = target.goal === null || isChange(target) ? undefined : target.goal;
  return formatQuantity(quantity, target.unit, target.decimals, language, name, true, beside);
}

/**
 * A change of a measured figure, with its sign: of a percentage in percentage points, of a count with as many decimals as
 * tell it from nothing (0.04 zones a quarter is no 0).
 */
export function changeWords(
  target: Pick<Target, 'goal' | 'quantity' | 'unit' | 'decimals'>,
  quantity: Target['goal'] & object,
  language: Language,
  name: Name,
): string {
  const { shown } = quantity;
  const sign = shown > 0 ? '+' : '';
  const decimals = Math.max(target.decimals, tellingDecimals(shown));
  if (target.unit === '%')
    return `${sign}${name('change.points').replace('{count}', formatNumber(shown, language, decimals))}`;
  return sign + joined(formatQuantity(quantity, target.unit, decimals, language, name));
}

/** So many that two digits of a small number are seen. */
function tellingDecimals(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 10 ? 0 : Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(size))));
}

export function joined({ change, figure, unit }: GoalWords): string {
  const number = unit === '' || unit === '%' ? `${figure}${unit}` : `${figure} ${unit}`;
  return change === undefined ? number : `${change} ${number}`;
}
