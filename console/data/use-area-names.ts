import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLanguage } from '../text/text-context.ts';
import { entitiesQuery } from './facts.ts';

export const areasQuery = entitiesQuery('AdministrativeArea');

/** What an administrative area is called in the reader's language; null while that is not known. */
export function useAreaNames(): (area: string | null) => string | null {
  const { language } = useLanguage();
  const { data } = useQuery(areasQuery);
  const names = useMemo(
    () =>
      new Map(
        (data ?? []).map((area) => [
          area.id,
          language === 'en' ? (area['nameEn'] ?? area['name']) : area['name'],
        ]),
      ),
    [data, language],
  );
  return useCallback(
    (area) => {
      const name = area === null ? null : names.get(area);
      return typeof name === 'string' ? name : null;
    },
    [names],
  );
}
