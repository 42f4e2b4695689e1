import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Answer } from '../answers.ts';
import styles from './sharing-page.module.css';
import { type ComputedPlan, plansKey } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** Makes a plan the one that is built, once somebody has seen what that records. */
export function AdoptPlan({ id, plan }: { readonly id: string; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const adopt = useMutation({
    mutationFn: () => post<Answer<'adopt-plan'>>('/api/network/adopt-plan', { plan: id }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: plansKey }),
        queries.invalidateQueries({ queryKey: ['plan-records'] }),
      ]),
  });
  if (!asked)
    return (
      <Button look="decide" onClick={() => setAsked(true)} data-testid="plan-adopt">
        {t('sharing.adopt')}
      </Button>
    );
  return (
    <div className={styles['decision']} data-testid="adopt-sure">
      <p role="status">
        {t('sharing.adopt.sure', {
          sites: formatNumber(plan.sites.length, language),
          demands: formatNumber(plan.served, language),
          cost: money.text(plan.cost),
        })}
      </p>
      <div className={styles['acts']}>
        <Button small onClick={() => setAsked(false)}>
          {t('sharing.adopt.no')}
        </Button>
        <Button
          small
          look="decide"
          busy={adopt.isPending}
          onClick={() => adopt.mutate()}
          data-testid="plan-adopt-yes"
        >
          {t('sharing.adopt.yes')}
        </Button>
      </div>
      {adopt.error !== null && <Failure error={adopt.error} kept={t('sharing.adopt.kept')} />}
    </div>
  );
}
