import { useQuery } from '@tanstack/react-query';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { type BoardFilter, filterPlan, isEmpty, isFiltering, noFilter } from './board-filter.ts';
import styles from './board-page.module.css';
import { boardQuery } from './board-query.ts';
import { BoardSummary } from './board-summary.tsx';
import { BoardTools } from './board-tools.tsx';
import { totalsOf } from './board-totals.ts';
import { FirstSteps } from './first-steps.tsx';
import { ImportZone, pickFile } from './imports/import-zone.tsx';
import { ItemLayer } from './item-layer.tsx';
import { PlanSection } from './plan-section.tsx';

/** The board: every plan with its targets, each figure a way to its facts. */
export function Page() {
  const t = useText('plan');
  usePageTitle(t('board.title'));
  const { data, error, refetch } = useQuery(boardQuery);
  const may = useMay();
  const [filter, setFilter] = useState<BoardFilter>(noFilter);
  const plans = data?.plans ?? [];
  useSynthetic(
    plans.some((plan) => plan.synthetic || plan.targets.some((target) => target.reading?.synthetic)),
  );
  return (
    <div className={styles['board']} data-testid="board">
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={10} />}
      {data !== undefined && (
        <ImportZone may={may}>
          {plans.length === 0 ? (
            <FirstSteps may={may} onImport={pickFile} />
          ) : (
            <>
              <BoardSummary totals={totalsOf(plans)} filter={filter} onFilter={setFilter} />
              <BoardTools
                plans={plans}
                filter={filter}
                onFilter={setFilter}
                onImport={may ? pickFile : null}
              />
              {plans.map((plan) => (
                <PlanSection
                  key={plan.id}
                  plan={plan}
                  filter={filter}
                  filtering={isFiltering(filter)}
                  may={may}
                />
              ))}
              {isFiltering(filter) && plans.every((plan) => isEmpty(filterPlan(plan, filter))) && (
                <Empty title={t('board.nothing')}>
                  <Button look="quiet" onClick={() => setFilter(noFilter)}>
                    {t('board.filter.clear')}
                  </Button>
                </Empty>
              )}
            </>
          )}
        </ImportZone>
      )}
      {data !== undefined && <ItemLayer plans={plans} may={may} />}
    </div>
  );
}
