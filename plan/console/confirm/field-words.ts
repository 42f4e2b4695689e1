import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { useCallback } from 'react';
import type { HorizonFields, UnitFields } from '../../confirm/fields.ts';
import { valueKey } from '../../confirm/value-key.ts';

/** The value of a field in a record, in words. */
export function useFieldWords(): (value: unknown) => string {
  const t = useText('plan');
  const { language } = useLanguage();
  return useCallback(
    (value) => {
      if (value === null || value === '') return t('confirm.empty');
      if (typeof value === 'number') return formatNumber(value, language, 4);
      if (isUnits(value)) {
        const units = value.map(({ unit, role }) => `${t(`role.${role}`)} ${unit}`);
        return units.length === 0 ? t('confirm.empty') : units.join(t('list.comma'));
      }
      if (isHorizon(value)) {
        if (value.kind === 'absolute') return value.date ?? String(value.year ?? '');
        return t('confirm.horizon.years', { from: value.minYears ?? 0, to: value.maxYears ?? 0 });
      }
      const key = valueKey(String(value));
      const word = t(key);
      return word === key ? String(value) : word;
    },
    [t, language],
  );
}

function isUnits(value: unknown): value is readonly UnitFields[] {
  return Array.isArray(value);
}

function isHorizon(value: unknown): value is HorizonFields {
  return typeof value === 'object' && value !== null && 'minYears' in value;
}
