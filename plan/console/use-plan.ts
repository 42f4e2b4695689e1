import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { boardQuery } from './board-query.ts';
import type { Plan } from './plan-parts.ts';
import { planQuery } from './versions/version-query.ts';

/** The plan that the path names; `undefined` while it is read, `null` where there is none. */
export function usePlan(): {
  readonly plan: Plan | null | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const params: { plan?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(boardQuery);
  const onBoard = data?.plans.find(({ id }) => id === params.plan);
  // A superseded version is not on the board, but still readable.
  const away = useQuery({
    ...planQuery(params.plan ?? ''),
    enabled: data !== undefined && onBoard === undefined && params.plan !== undefined,
  });
  const plan = data === undefined ? undefined : (onBoard ?? away.data ?? (away.isPending ? undefined : null));
  return { plan, error, retry: () => void refetch() };
}
