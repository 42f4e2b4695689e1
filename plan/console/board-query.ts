import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Board } from '../board/view.ts';

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => get<Board>('/api/plan/read-board', {}, signal),
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
