import { useQuery } from '@tanstack/react-query';
import { allEntities } from '@yuheng/console/data/facts';
import { useLanguage } from '@yuheng/console/text/text-context';
import type { Choice } from '@yuheng/console/ui/select';

/** Administrative areas of the facts that are cities: those that something names as its city. */
export function useCities(): readonly Choice[] {
  const { language } = useLanguage();
  const options = (type: string) => ({
    queryKey: ['entities', type],
    queryFn: ({ signal }: { signal: AbortSignal }) => allEntities(type, signal),
    staleTime: 60_000,
  });
  const { data: areas = [] } = useQuery(options('KeyArea'));
  const { data: all = [] } = useQuery(options('AdministrativeArea'));
  const named = new Set(areas.map(({ city }) => city));
  return all
    .filter(({ id }) => named.has(id))
    .map((city) => {
      const name = language === 'en' ? (city['nameEn'] ?? city['name']) : city['name'];
      return { value: city.id, text: typeof name === 'string' ? name : city.id };
    });
}
