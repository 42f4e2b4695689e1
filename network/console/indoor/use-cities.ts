import { useQuery } from '@tanstack/react-query';
import { entitiesQuery } from '@yuheng/console/data/facts';
import { areasQuery, useAreaNames } from '@yuheng/console/data/use-area-names';
import type { Choice } from '@yuheng/console/ui/select';

/** Administrative areas of the facts that are cities: by their level, or because a key area names them; a city needs no key area. */
export function useCities(): readonly Choice[] {
  const nameOf = useAreaNames();
  const { data: keyAreas = [] } = useQuery(entitiesQuery('KeyArea'));
  const { data: areas = [] } = useQuery(areasQuery);
  const named = new Set(keyAreas.map(({ city }) => city));
  return areas
    .filter(({ id, level }) => level === 'city' || named.has(id))
    .map(({ id }) => ({ value: id, text: nameOf(id) ?? id }));
}
