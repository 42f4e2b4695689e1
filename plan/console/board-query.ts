import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Board } from '../board/view.ts';

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => get<Board>('/api/plan/read-board', {}, signal),
});

/** A plan on the board by its name. */
export interface ListedPlan {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly state: 'draft' | 'live';
  readonly amends: { readonly id: string; readonly title: string } | null;
}

/** The plans by their names: not read anew with every decision, as the whole board is. */
export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => get<{ plans: readonly ListedPlan[] }>('/api/plan/list-plans', {}, signal),
});

/** The decoded text into which every span points. */
export interface DocumentText {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly media: string;
  readonly encoding: string;
  readonly text: string;
}

export function documentQuery(document: string) {
  return queryOptions({
    queryKey: ['document', document],
    queryFn: ({ signal }) => get<DocumentText>('/api/plan/read-document', { document }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
