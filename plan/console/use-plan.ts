import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { boardQuery } from './board-query.ts';
import type { Plan } from './plan-parts.ts';

/** The plan that the path names; `undefined` while it is read, `null` where there is none. */
export function usePlan(): {
  readonly plan: Plan | null | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const params: { plan?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(boardQuery);
  const plan = data === undefined ? undefined : (data.plans.find(({ id }) => id === params.plan) ?? null);
  return { plan, error, retry: () => void refetch() };
}
