import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { AskTwice } from '../ask-twice.tsx';
import styles from './sharing-page.module.css';
import { plansQuery } from './sharing-queries.ts';

/** Removes a plan, once somebody has said so twice. */
export function RemovePlan({ plan }: { readonly plan: string }) {
  const t = useText('network');
  const queries = useQueryClient();
  const { set } = usePlace();
  const remove = useMutation({
    mutationFn: () => post('/api/network/remove-plan', { plan }),
    onSuccess() {
      set({ plan: undefined, with: undefined, at: undefined, part: undefined });
      // Out of the list at once: until it is read again, nobody should choose what is not there.
      queries.setQueryData(plansQuery.queryKey, (list) =>
        list === undefined ? list : { ...list, plans: list.plans.filter(({ id }) => id !== plan) },
      );
      return queries.invalidateQueries({ queryKey: plansQuery.queryKey });
    },
  });
  return (
    <AskTwice
      look="quiet"
      className={styles['removal']}
      words={{
        ask: t('sharing.remove'),
        sure: t('sharing.remove.sure'),
        no: t('sharing.remove.no'),
        yes: t('sharing.remove.yes'),
      }}
      act={remove}
      testId="plan-remove"
    />
  );
}
