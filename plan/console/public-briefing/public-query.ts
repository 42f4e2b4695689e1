import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Client } from '@yuheng/kernel/client';
import type { pack } from '../../pack.ts';

type Operations = Client<typeof pack>;
export type Published = Awaited<ReturnType<Operations['read-published-briefing']>>;
type Listed = Awaited<ReturnType<Operations['list-published-briefings']>>;

export function publishedQuery(month: string) {
  return queryOptions({
    queryKey: ['published-briefing', month],
    queryFn: ({ signal }) => get<Published>('/api/plan/read-published-briefing', { month }, signal),
  });
}

export const publishedListQuery = queryOptions({
  queryKey: ['published-briefings'],
  queryFn: ({ signal }) => get<Listed>('/api/plan/list-published-briefings', {}, signal),
});
