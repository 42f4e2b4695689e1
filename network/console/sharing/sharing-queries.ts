import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Answer } from '../answers.ts';

const path = '/api/network';

export type ListedPlan = Answer<'list-plans'>['plans'][number];
export type OpenedPlan = Answer<'read-plan'>;
/** What was computed of a plan. */
export type ComputedPlan = NonNullable<OpenedPlan['plan']>;
export type PlanRecords = Answer<'read-plan-records'>;
export type PlanDifference = Answer<'read-plan-difference'>;

/** Beginning of the keys of all that is read of plans. */
export const plansKey = ['site-plans'] as const;

/** Plans of all cities; newer ones come first. */
export const plansQuery = queryOptions({
  queryKey: [...plansKey, 'list'],
  queryFn: ({ signal }) => get<Answer<'list-plans'>>(`${path}/list-plans`, { limit: 500 }, signal),
});

export function planQuery(plan: string) {
  return queryOptions({
    queryKey: [...plansKey, 'plan', plan],
    queryFn: ({ signal }) => get<OpenedPlan>(`${path}/read-plan`, { plan }, signal),
    // While it is computed, cost and bound are told with it.
    refetchInterval: ({ state }) => (state.data?.plan === null ? 1000 : false),
    retry: false,
  });
}

export function recordsQuery(city: string) {
  return queryOptions({
    queryKey: ['plan-records', city],
    queryFn: ({ signal }) => get<PlanRecords>(`${path}/read-plan-records`, { city }, signal),
    staleTime: 60_000,
  });
}

export function differenceQuery(first: string, second: string) {
  return queryOptions({
    queryKey: [...plansKey, 'difference', first, second],
    queryFn: ({ signal }) => get<PlanDifference>(`${path}/read-plan-difference`, { first, second }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
