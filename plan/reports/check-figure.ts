import { Problem } from '@yuheng/kernel/problem';
import type { ReportForm } from './report-form.ts';

type Asked = Pick<ReportForm, 'minimum' | 'maximum' | 'mostChange' | 'documented' | 'unit'>;

/**
 * Is a figure plausible, and is with it what the form asks? Pure. @param before that of the period before, null where there is none
 * @throws Problem plan.figure-out-of-range, plan.document-missing, plan.change-unexplained
 */
export function checkFigure(
  { minimum, maximum, mostChange, documented, unit }: Asked,
  figure: { readonly value: number; readonly documents: number; readonly note: string },
  before: number | null,
): void {
  const { value } = figure;
  if (value < (minimum ?? -Infinity) || value > (maximum ?? Infinity))
    throw new Problem('plan.figure-out-of-range', {
      value,
      minimum: minimum ?? '−∞',
      maximum: maximum ?? '∞',
      unit,
    });
  if (documented && figure.documents === 0) throw new Problem('plan.document-missing');
  const change = changeOf(value, before);
  if (mostChange !== null && change !== null && Math.abs(change) > mostChange && figure.note.trim() === '')
    throw new Problem('plan.change-unexplained', {
      change: `${change > 0 ? '+' : ''}${Number(change.toFixed(1))}`,
      most: mostChange,
    });
}

/** Per cent against the period before; null where there is nothing to compare with. Pure. */
export function changeOf(value: number, before: number | null): number | null {
  if (before === null) return null;
  if (before === 0) return value === 0 ? 0 : null;
  return ((value - before) / Math.abs(before)) * 100;
}
