import { useQuery } from '@tanstack/react-query';
import { usePlace } from '@yuheng/console/data/use-place';
import { isGeometry } from '@yuheng/console/map/map-data';
import { useText } from '@yuheng/console/text/text-context';
import { Failure } from '@yuheng/console/ui/states';
import { useMemo, useRef, useState } from 'react';
import { CostSplit } from './cost-split.tsx';
import { PlanComparison } from './plan-comparison.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { PlanMap } from './plan-map.tsx';
import { planNames } from './plan-names.ts';
import { PlanParts } from './plan-parts.tsx';
import { PlanProof } from './plan-proof.tsx';
import styles from './plan-view.module.css';
import {
  type ComputedPlan,
  differenceQuery,
  type OpenedPlan,
  planQuery,
  recordsQuery,
} from './sharing-queries.ts';

/** A plan that is computed: its figures and lists beside the map; what is chosen in one is shown in the other. */
export function PlanView({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { query, set } = usePlace();
  const map = useRef<HTMLDivElement>(null);
  const other = query['with'];
  const records = useQuery(recordsQuery(opened.city));
  const { data: against, error: otherError } = useQuery({
    ...planQuery(other ?? ''),
    enabled: other !== undefined,
  });
  const { data: difference, error: differenceError } = useQuery({
    ...differenceQuery(opened.id, other ?? ''),
    enabled: other !== undefined,
  });
  const second = other === undefined ? null : (against?.plan ?? null);
  const names = useMemo(
    () => planNames(records.data, plan, ...(second === null ? [] : [second])),
    [records.data, plan, second],
  );
  // What was last asked for from a list: the map goes there. A click on the map leaves it where it is.
  const [goTo, setGoTo] = useState<string | null>(query['at'] ?? null);
  const show = (id: string) => {
    setGoTo(id);
    set({ at: id }, true);
    map.current?.scrollIntoView({ block: 'nearest' });
  };
  const canShow = (id: string) => isGeometry(names.locationOf(id));
  const error = records.error ?? otherError ?? differenceError;
  return (
    <div className={styles['view']} data-testid="plan-view">
      <div ref={map} className={styles['map']}>
        <PlanMap
          plan={plan}
          records={records.data}
          names={names}
          compared={second !== null && difference !== undefined ? { plan: second, difference } : null}
          chosen={query['at']}
          goTo={goTo}
          onPick={(id) => set({ at: id ?? undefined }, true)}
          onShow={show}
        />
      </div>
      <div className={styles['side']}>
        {error !== null && <Failure error={error} onRetry={() => void records.refetch()} />}
        <PlanFigures opened={opened} plan={plan} />
        {second !== null && against !== undefined && difference !== undefined && (
          <PlanComparison
            first={{ opened, plan }}
            second={{ opened: against, plan: second }}
            difference={difference}
            names={names}
            onShow={show}
          />
        )}
        <CostSplit opened={opened} plan={plan} />
        <PlanParts
          plan={plan}
          records={records.data}
          names={names}
          siteShare={siteShareOf(opened)}
          leftOut={opened.leftOut}
          shown={query['at']}
          canShow={canShow}
          onShow={show}
        />
        <section className={styles['card']} aria-label={t('sharing.proof')}>
          <PlanProof opened={opened} plan={plan} />
        </section>
      </div>
    </div>
  );
}

/** Of the limit, what one site may use; as the plan was asked for. */
function siteShareOf({ asked }: OpenedPlan): number {
  const share = asked.settings['share'];
  return typeof share === 'number' ? share : 1;
}
