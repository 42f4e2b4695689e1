import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askAnew } from './ask-anew.ts';
import { isUnfinished, jobAfter, jobQuery, type ShownJob } from './jobs.ts';
import { useServerEvents } from './use-live.ts';

/** One job, followed while it works. */
export function useJob(id: string | undefined, onDone: () => void = () => {}) {
  const queries = useQueryClient();
  const query = jobQuery(id ?? '');
  useServerEvents((event) => {
    if (event.type !== 'job' || event.job !== id) return;
    const before = queries.getQueryData<ShownJob>(query.queryKey);
    const next = before === undefined ? null : jobAfter(before, event, Date.now());
    if (next !== null) queries.setQueryData<ShownJob>(query.queryKey, next);
    // How far it is, the first answer tells as well, and the events after it.
    else if (before !== undefined || !isUnfinished(event)) {
      void askAnew(queries, query.queryKey);
      if (event.state === 'done') onDone();
    }
  });
  return useQuery({ ...query, enabled: id !== undefined });
}
