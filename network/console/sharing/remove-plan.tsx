import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import styles from './sharing-page.module.css';
import { plansQuery } from './sharing-queries.ts';

/** Removes a plan, once somebody has said so twice. */
export function RemovePlan({ plan }: { readonly plan: string }) {
  const t = useText('network');
  const queries = useQueryClient();
  const { set } = usePlace();
  const [asked, setAsked] = useState(false);
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
  if (!asked)
    return (
      <Button look="quiet" onClick={() => setAsked(true)} data-testid="plan-remove">
        {t('sharing.remove')}
      </Button>
    );
  return (
    <div className={styles['decision']}>
      <p role="status">{t('sharing.remove.sure')}</p>
      <div className={styles['acts']}>
        <Button small onClick={() => setAsked(false)}>
          {t('sharing.remove.no')}
        </Button>
        <Button
          small
          look="decide"
          busy={remove.isPending}
          onClick={() => remove.mutate()}
          data-testid="plan-remove-yes"
        >
          {t('sharing.remove.yes')}
        </Button>
      </div>
      {remove.error !== null && <Failure error={remove.error} />}
    </div>
  );
}
