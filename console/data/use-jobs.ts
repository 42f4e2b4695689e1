import { useQuery, useQueryClient } from '@tanstack/react-query';
import { jobsAfter, jobsQuery, type ShownJob } from './jobs.ts';
import { useServerEvents } from './use-live.ts';

/** The jobs of a type, newest first, followed while they work. */
export function useJobs(type: string) {
  const queries = useQueryClient();
  const query = jobsQuery(type);
  useServerEvents((event) => {
    if (event.type !== 'job') return;
    const known = queries.getQueryData<readonly ShownJob[]>(query.queryKey);
    if (known === undefined) return;
    const next = jobsAfter(known, event, Date.now());
    if (next === null) void queries.invalidateQueries({ queryKey: query.queryKey });
    else if (next !== known) queries.setQueryData<readonly ShownJob[]>(query.queryKey, next);
  });
  return useQuery(query);
}
