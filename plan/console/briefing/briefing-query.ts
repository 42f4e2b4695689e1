import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Briefing } from '../../briefing/briefing.ts';
import type { ListedBriefing } from '../../briefing/listed-briefing.ts';
import type { LogHead } from '../../briefing/log-head.ts';

export const briefingsQuery = queryOptions({
  queryKey: ['briefings'],
  queryFn: ({ signal }) =>
    get<{ briefings: readonly ListedBriefing[] }>('/api/plan/list-briefings', {}, signal),
});

export function briefingQuery(briefing: string) {
  return queryOptions({
    queryKey: ['briefings', briefing],
    queryFn: ({ signal }) =>
      get<ListedBriefing & { readonly content: Briefing; readonly head: LogHead | null }>(
        '/api/plan/read-briefing',
        { briefing },
        signal,
      ),
    retry: false,
  });
}
