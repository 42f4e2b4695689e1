import { useQuery } from '@tanstack/react-query';
import { useSynthetic } from '@yuheng/console/data/page-state';
import { useJobs } from '@yuheng/console/data/use-jobs';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { DataTable } from '@yuheng/console/ui/data-table';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useEffect } from 'react';
import { useCities } from '../indoor/use-cities.ts';
import { RecordMenu } from './record-menu.tsx';
import styles from './sharing-page.module.css';
import { plansQuery } from './sharing-queries.ts';
import { usePlanColumns } from './use-plan-columns.tsx';

/** All plans on record, or those of one city. */
export function PlanBoard({
  onOpen,
  onNew,
}: {
  readonly onOpen: (plan: string) => void;
  readonly onNew: () => void;
}) {
  const t = useText('network');
  const may = useMay();
  const { query, set } = usePlace();
  const city = query['city'];
  const cities = useCities();
  const { data: jobs = [] } = useJobs('network.plan-sites');
  const { data, error, isPending, refetch } = useQuery(plansQuery);
  const states = new Map(jobs.map(({ id, state }) => [id, state]));
  const columns = usePlanColumns(states);
  const working = jobs.filter(({ endedAt }) => endedAt === null).length;
  // What was computed meanwhile has figures now.
  useEffect(() => {
    if (working >= 0) void refetch();
  }, [working, refetch]);
  const plans = (data?.plans ?? []).filter((plan) => city === undefined || plan.city === city);
  useSynthetic(plans.some(({ synthetic }) => synthetic === true));
  const create = may && (
    <Button look="strong" onClick={onNew} data-testid="plan-new">
      {t('sharing.new')}
    </Button>
  );
  return (
    <>
      <header className={styles['top']}>
        <Select
          label={t('sharing.city')}
          value={city ?? ''}
          choices={[{ value: '', text: t('indoor.city.all') }, ...cities]}
          onChange={(value) => set({ city: value === '' ? undefined : value })}
        />
        <div className={styles['acts']}>
          <RecordMenu city={city} />
          {plans.length > 0 && create}
        </div>
      </header>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton lines={6} />}
      {data !== undefined && plans.length === 0 && (
        <Empty title={t(city === undefined ? 'sharing.empty' : 'sharing.empty.city')}>
          <p>{t('sharing.empty.text')}</p>
          {create}
        </Empty>
      )}
      {plans.length > 0 && (
        <section className={styles['card']}>
          <DataTable
            name={t('sharing.plans')}
            rows={plans}
            columns={columns}
            rowKey={({ id }) => id}
            rowTestId="site-plan-row"
            onOpen={({ id }) => onOpen(id)}
          />
          <p className={styles['soft']}>{t('sharing.plans.note')}</p>
        </section>
      )}
    </>
  );
}
