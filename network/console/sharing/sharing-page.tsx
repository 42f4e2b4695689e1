import { usePageTitle } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { useState } from 'react';
import { NewPlan } from './new-plan.tsx';
import { OpenPlan } from './open-plan.tsx';
import { PlanBoard } from './plan-board.tsx';
import styles from './sharing-page.module.css';

/** Plans of sites that operators share: all of them, or the one that is open. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.sharing'));
  const { query, set } = usePlace();
  const [making, setMaking] = useState(false);
  const plan = query['plan'];
  const open = (id: string) => set({ plan: id, with: undefined, at: undefined });
  return (
    <div className={styles['page']}>
      {plan === undefined ? (
        <PlanBoard onOpen={open} onNew={() => setMaking(true)} />
      ) : (
        <OpenPlan key={plan} id={plan} onOpen={open} />
      )}
      {making && (
        <NewPlan
          onClose={() => setMaking(false)}
          onStarted={(id) => {
            setMaking(false);
            open(id);
          }}
        />
      )}
    </div>
  );
}
