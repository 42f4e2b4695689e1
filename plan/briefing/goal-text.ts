import type { TargetRow } from './briefing.ts';
import type { StoredFigure } from './figure.ts';
import { printed } from './figure-text.ts';

const signs: { readonly [comparator: string]: string } = {
  '>': '>',
  '>=': '≥',
  '<=': '≤',
  '<': '<',
  '~': '≈',
};

type Told = Pick<StoredFigure, 'value' | 'decimals'>;

/** What a target asks for, as short as it can be said: >1000亿元, 3–5家; empty without a number. */
export function goalText({
  comparator,
  goal,
  stretch,
  unit,
}: Pick<TargetRow, 'comparator' | 'unit'> & { readonly [bound in 'goal' | 'stretch']: Told | null }): string {
  if (goal === null) return '';
  const range = stretch === null ? '' : `–${printed(stretch)}`;
  return `${signs[comparator ?? ''] ?? ''}${printed(goal)}${range}${unit}`;
}
