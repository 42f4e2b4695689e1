import { useQuery } from '@tanstack/react-query';
import { entitiesQuery } from '@yuheng/console/data/facts';
import type { Measure } from '@yuheng/console/data/measures';
import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { useMemo } from 'react';

/** What the dimensions of an indicator and their values are called. */
export function usePartWords(definition: Measure): {
  readonly dimension: (dimension: string) => string;
  readonly value: (dimension: string, value: string) => string;
} {
  const t = useText('network');
  const { language } = useLanguage();
  const cities = useAreaNames();
  const { data } = useQuery(entitiesQuery('KeyArea'));
  return useMemo(() => {
    const areas = new Map(
      (data ?? []).map((area) => [
        area.id,
        language === 'en' ? (area['nameEn'] ?? area['name']) : area['name'],
      ]),
    );
    /** The type of thing that a dimension is an attribute of. */
    const typeOf = (dimension: string): string =>
      Object.values(definition.select).find(({ attributes }) => attributes.includes(dimension))?.types?.[0] ??
      '';
    return {
      dimension: (dimension) => t(`entities.${typeOf(dimension)}.attributes.${dimension}`),
      value(dimension, value) {
        const named =
          dimension === 'keyArea' ? areas.get(value) : dimension === 'city' ? cities(value) : null;
        if (typeof named === 'string') return named;
        if (dimension === 'keyArea' || dimension === 'city') return t('indicators.unnamed');
        const key = `entities.${typeOf(dimension)}.values.${dimension}.${value}`;
        const text = t(key);
        return text === key ? value : text;
      },
    };
  }, [t, language, data, cities, definition]);
}
