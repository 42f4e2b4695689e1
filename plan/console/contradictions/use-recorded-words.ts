import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useName, useText } from '@yuheng/console/text/text-context';
import { useMemo } from 'react';
import type { RecordedView } from './contradiction-query.ts';

/** What a source is called, and how its values are written. */
export function useRecordedWords({
  title,
  label,
  entityType,
  attribute,
  measure,
  unit,
  decimals,
}: Pick<RecordedView, 'title' | 'label' | 'entityType' | 'attribute' | 'measure' | 'unit' | 'decimals'>) {
  const { language } = useLanguage();
  const name = useName();
  const t = useText('plan');
  return useMemo(() => {
    const own = title?.[language] ?? attribute ?? measure ?? '';
    const of = (value: string) => name(`entities.${entityType}.values.${attribute}.${value}`, value);
    return {
      title: label === null ? own : t('contradiction.of', { name: label, attribute: own }),
      value(value: number | string | boolean): string {
        if (typeof value !== 'number') return of(String(value));
        const places = unit === 'C62' || Number.isInteger(value) ? 0 : decimals;
        const { figure, unit: counted } = formatMeasured(value, unit ?? 'C62', places, language, (key) =>
          name(key, key),
        );
        return counted === '' ? figure : counted === '%' ? `${figure}%` : `${figure} ${counted}`;
      },
    };
  }, [title, label, entityType, attribute, measure, unit, decimals, language, name, t]);
}
