import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import type { PartView } from '../../amend/amendment-view.ts';
import { newestSequences, thingKey } from '../../confirm/standing.ts';
import { recordQuery } from '../confirm/confirm-queries.ts';

/** Whether somebody has to decide about a part before its version is put to work. */
export function isUndecided({ fates }: PartView): boolean {
  return fates.some(({ key }) => key === 'to-decide');
}

/** Accepts new and changed parts as they were read, beside the words of the old version. */
export function useAcceptParts(plan: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (parts: readonly PartView[]) => {
      const record = await queries.fetchQuery({ ...recordQuery(plan), staleTime: 0 });
      const newest = newestSequences(record.decisions);
      const things = parts.flatMap(({ kind, new: young }) => {
        if (young === null || kind === 'heading') return [];
        const thing = { kind, id: young.id } as const;
        return [{ ...thing, seen: newest.get(thingKey(thing)) ?? 0 }];
      });
      await post('/api/plan/accept-things', { plan, things });
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['decisions', plan] });
      await queries.invalidateQueries({ queryKey: ['board'] });
    },
  });
}
