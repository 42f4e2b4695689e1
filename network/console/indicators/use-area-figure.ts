import { useQuery } from '@tanstack/react-query';
import { partsQuery } from '@yuheng/console/data/figures';
import type { Measure } from '@yuheng/console/data/measures';
import type { Formatted } from '@yuheng/console/text/format-number';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';

/** The figure of one key area, of all operators (`null`) or of one: the same number as in the matrix. */
export function useAreaFigure(
  { unit, decimals }: Measure,
  measurement: string,
  area: string,
  operator: string | null,
): Formatted | null {
  const t = useText('network');
  const { language } = useLanguage();
  const { data } = useQuery(partsQuery(measurement, operator === null ? 'keyArea' : 'keyArea,operator'));
  const part = data?.parts.find(({ of }) => of[0] === area && (operator === null || of[1] === operator));
  return part === undefined || part.value === null
    ? null
    : formatMeasured(part.value, unit, decimals, language, t);
}
