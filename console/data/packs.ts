import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

/** What the running server has loaded; `world` tells whether the simulator is there. */
export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: ({ signal }) =>
    get<{ pages: readonly unknown[]; world: boolean }>('/api/packs/list-pages', {}, signal),
  staleTime: 60_000,
});
