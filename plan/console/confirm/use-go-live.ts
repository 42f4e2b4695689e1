import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { boardQuery } from '../board-query.ts';

/** Puts the plan to work; then the next draft of the same document comes, or else the board. */
export function useGoLive(plan: string, document: string) {
  const t = useText('plan');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => post<{ tasks: number }>('/api/plan/confirm-plan', { plan }),
    onSuccess: async ({ tasks }) => {
      await queries.invalidateQueries({ queryKey: ['board'] });
      void queries.invalidateQueries({ queryKey: ['decisions', plan] });
      const { plans } = await queries.fetchQuery(boardQuery);
      const next = plans.find((one) => one.document === document && one.state === 'draft' && one.id !== plan);
      say(t(next === undefined ? 'confirm.live.done' : 'confirm.live.next', { tasks }));
      if (next === undefined) await navigate({ to: '/' });
      else await navigate({ to: '/plan/$plan/confirm', params: { plan: next.id } });
    },
  });
}
