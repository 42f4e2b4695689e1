import { useQuery, useQueryClient } from '@tanstack/react-query';
import { jobAfter, jobsQuery, type ShownJob } from './jobs.ts';
import { useServerEvents } from './use-live.ts';

/** The jobs of a type, newest first, followed while they work. */
export function useJobs(type: string) {
  const queries = useQueryClient();
  const query = jobsQuery(type);
  useServerEvents((event) => {
    if (event.type !== 'job') return;
    const known = queries.getQueryData<readonly ShownJob[]>(query.queryKey);
    const mine = known?.find(({ id }) => id === event.job);
    // One that is new may be of this type; what began before is in the list that is on its way.
    if (known === undefined || (mine === undefined && event.state !== 'waiting')) return;
    const next = mine === undefined ? null : jobAfter(mine, event, Date.now());
    if (next === null) void queries.invalidateQueries({ queryKey: query.queryKey });
    else
      queries.setQueryData<readonly ShownJob[]>(
        query.queryKey,
        known.map((job) => (job === mine ? next : job)),
      );
  });
  return useQuery(query);
}
