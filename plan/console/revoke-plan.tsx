import { useOpenProposals } from '@yuheng/console/data/proposals';
import { ProposeForm } from '@yuheng/console/proposals/propose-form';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { useState } from 'react';
import styles from './plan-page.module.css';
import type { Plan } from './plan-parts.ts';
import { isClosed } from './task-state.tsx';

/** Proposes that a plan at work leaves the board; nothing where that is proposed already. */
export function RevokePlan({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  const [isProposing, setProposing] = useState(false);
  const isProposed = useOpenProposals(plan.id).some(({ kind }) => kind === 'plan.removal');
  if (isProposed) return null;
  return (
    <section className={styles['revoke']} data-testid="revoke-plan">
      {isProposing ? (
        <>
          <p>{t('plan.revoke.words', { open: openTasks(plan) })}</p>
          <ProposeForm
            change={{ kind: 'plan.removal', content: { plan: plan.id } }}
            onDone={() => setProposing(false)}
            onCancel={() => setProposing(false)}
          />
        </>
      ) : (
        <Button look="quiet" onClick={() => setProposing(true)}>
          {t('plan.revoke')}
        </Button>
      )}
    </section>
  );
}

function openTasks({ sections }: Plan): number {
  const tasks = sections.flatMap((section) => section.tasks);
  return tasks.filter(({ case: item }) => item !== null && !isClosed(item.state)).length;
}
