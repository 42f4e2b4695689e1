import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import type { Answer } from '../answers.ts';
import { AskTwice } from '../ask-twice.tsx';
import styles from './sharing-page.module.css';
import { type ComputedPlan, plansKey } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** Makes a plan the one that is built, once somebody has seen what that records. */
export function AdoptPlan({ id, plan }: { readonly id: string; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const queries = useQueryClient();
  const [owner, setOwner] = useState('');
  const adopt = useMutation({
    mutationFn: () => {
      const who = owner.trim() === '' ? {} : { owner: owner.trim() };
      return post<Answer<'adopt-plan'>>('/api/network/adopt-plan', { plan: id, ...who });
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: plansKey }),
        queries.invalidateQueries({ queryKey: ['plan-records'] }),
      ]),
  });
  return (
    <AskTwice
      look="strong"
      yes="strong"
      kept={t('sharing.adopt.kept')}
      className={styles['decision']}
      words={{
        ask: t('sharing.adopt'),
        sure: t('sharing.adopt.sure', {
          sites: formatNumber(plan.sites.length, language),
          demands: formatNumber(plan.served, language),
          cost: money.text(plan.cost),
        }),
        no: t('sharing.adopt.no'),
        yes: t('sharing.adopt.yes'),
      }}
      act={adopt}
      testId="plan-adopt"
    >
      <Field
        label={t('build-out.owner.field')}
        value={owner}
        maxLength={200}
        onChange={(event) => setOwner(event.target.value)}
        data-testid="plan-owner"
      />
    </AskTwice>
  );
}
