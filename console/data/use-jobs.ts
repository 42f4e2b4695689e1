import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askAnew } from './ask-anew.ts';
import { isUnfinished, jobsAfter, jobsQuery, type ShownJob } from './jobs.ts';
import { useServerEvents } from './use-live.ts';

/** The jobs of a type, newest first, followed while they work. */
export function useJobs(type: string) {
  const queries = useQueryClient();
  const query = jobsQuery(type);
  useServerEvents((event) => {
    if (event.type !== 'job') return;
    const known = queries.getQueryData<readonly ShownJob[]>(query.queryKey);
    // How far one is, the first answer tells as well, and the events after it.
    if (known === undefined && isUnfinished(event)) return;
    const next = known === undefined ? null : jobsAfter(known, event, Date.now());
    if (next === null) void askAnew(queries, query.queryKey);
    else if (next !== known) queries.setQueryData<readonly ShownJob[]>(query.queryKey, next);
  });
  return useQuery(query);
}
