import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelJob } from './jobs.ts';

/** Cancels a job; what is known of it under `stale` is read anew, also where it had ended by then. */
export function useCancelJob(id: string, stale: QueryKey) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => cancelJob(id),
    onSettled: () => queries.invalidateQueries({ queryKey: stale }),
  });
}
