import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import { useServerEvents } from '@yuheng/console/data/use-live';

/** A job as the kernel's `read-job` tells it. */
export interface ShownJob {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number; readonly step: string | null } | null;
  readonly problem: {
    readonly code: string;
    readonly messages: { readonly 'zh-CN': string; readonly en: string };
  } | null;
  readonly startedAt: string | null;
  /** When this was heard, ms. */
  readonly heardAt: number;
}

/** A job, followed while it works; what it made is read anew when it ends. */
export function useJob(id: string | undefined) {
  const queries = useQueryClient();
  const key = ['job', id];
  useServerEvents((event) => {
    if (event.type !== 'job' || event.job !== id) return;
    const { state, done, total, step = null } = event;
    const before = queries.getQueryData<ShownJob>(key);
    if (before === undefined || before.state !== state) {
      void queries.invalidateQueries({ queryKey: key });
      if (state === 'done') void queries.invalidateQueries({ queryKey: ['coverage-runs'] });
      return;
    }
    if (done !== undefined && total !== undefined)
      queries.setQueryData<ShownJob>(key, {
        ...before,
        progress: { done, total, step },
        heardAt: Date.now(),
      });
  });
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<ShownJob> => {
      const job = await get<Omit<ShownJob, 'heardAt'>>('/api/jobs/read-job', { id: id ?? '' }, signal);
      return { ...job, heardAt: Date.now() };
    },
    enabled: id !== undefined,
  });
}
