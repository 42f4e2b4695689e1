import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { AmendmentView } from '../../amend/amendment-view.ts';
import type { Plan } from '../plan-parts.ts';

/** Below the key of the board, as most here: what changes it makes these old as well. */
export function amendmentQuery(plan: string) {
  return queryOptions({
    queryKey: ['board', 'amendment', plan],
    queryFn: ({ signal }) => get<AmendmentView>('/api/plan/read-amendment', { plan }, signal),
  });
}

export function previousVersionQuery(plan: string) {
  return queryOptions({
    queryKey: ['plans', 'previous-version', plan],
    queryFn: ({ signal }) =>
      get<{ plans: readonly { id: string; title: string; score: number }[] }>(
        '/api/plan/suggest-previous-version',
        { plan },
        signal,
      ),
  });
}

/** A plan that is not on the board any more. */
export function planQuery(plan: string) {
  return queryOptions({
    queryKey: ['board', 'plan', plan],
    queryFn: ({ signal }) => get<Plan>('/api/plan/read-plan', { plan }, signal),
    retry: false,
  });
}

export interface OverlapSide {
  readonly plan: string;
  readonly planTitle: string;
  readonly task: string;
  readonly marker: string;
  readonly title: string;
  readonly text: string;
}

export interface OverlapPair {
  readonly one: OverlapSide;
  readonly other: OverlapSide;
  readonly terms: readonly string[];
  readonly strength: number;
  readonly judgement: { readonly same: boolean; readonly at: string; readonly by: string } | null;
}

export const overlapsQuery = queryOptions({
  queryKey: ['board', 'overlaps'],
  queryFn: ({ signal }) => get<{ overlaps: readonly OverlapPair[] }>('/api/plan/list-overlaps', {}, signal),
});
