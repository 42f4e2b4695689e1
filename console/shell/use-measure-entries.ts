import { useQuery } from '@tanstack/react-query';
import { measuresQuery } from '../data/measures.ts';
import type { SearchEntry } from '../data/search-entry.ts';
import { useLanguage, useText } from '../text/text-context.ts';

/** Measures are found by their titles and definitions, and open in the evidence drawer. */
export function useMeasureEntries(): readonly SearchEntry[] {
  const t = useText();
  const { language } = useLanguage();
  const { data } = useQuery(measuresQuery);
  return (data?.measures ?? []).map((measure) => ({
    id: measure.code,
    kind: t('search.kind.measure'),
    title: measure.title[language],
    words: measure.definition[language],
    to: `/?measure=${encodeURIComponent(measure.code)}`,
  }));
}
