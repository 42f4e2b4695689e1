import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Answer } from '../answers.ts';

export type ListedSystem = Answer<'list-indoor'>['systems'][number];

const page = 1000;

/** All indoor systems, or those of a city, page by page. */
export function systemsQuery(city: string | undefined) {
  return queryOptions({
    queryKey: ['indoor', 'list', city ?? null],
    async queryFn({ signal }) {
      const systems: ListedSystem[] = [];
      for (;;) {
        const asked = { city, limit: page, after: systems.at(-1)?.id };
        const next = await get<Answer<'list-indoor'>>('/api/network/list-indoor', asked, signal);
        systems.push(...next.systems);
        if (next.systems.length < page) return systems;
      }
    },
  });
}

export function systemQuery(system: string) {
  return queryOptions({
    queryKey: ['indoor', 'system', system],
    queryFn: ({ signal }) => get<Answer<'read-indoor'>>('/api/network/read-indoor', { system }, signal),
    // While somebody draws, it is not taken from under them; whoever opens it again sees it as it is.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}
