import { useQuery } from '@tanstack/react-query';
import { useSynthetic } from '@yuheng/console/data/page-state';
import { RequestProblem } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense } from 'react';
import { OutcomeBanner } from './outcome-banner.tsx';
import { planLists } from './part-switch.tsx';
import { PlanActs } from './plan-acts.tsx';
import { PlanProgress } from './plan-progress.tsx';
import styles from './sharing-page.module.css';
import { planQuery } from './sharing-queries.ts';
import { useCityName } from './use-city-name.ts';

const PlanView = lazy(async () => ({ default: (await import('./plan-view.tsx')).PlanView }));

/** One plan: computed, on its way, or gone. */
export function OpenPlan({ id, onOpen }: { readonly id: string; readonly onOpen: (plan: string) => void }) {
  const t = useText('network');
  const { set } = usePlace();
  const cityName = useCityName();
  const { data, error, refetch } = useQuery(planQuery(id));
  useSynthetic(data?.synthetic === true);
  const all = (
    <Button
      small
      look="quiet"
      onClick={() => set({ plan: undefined, with: undefined, at: undefined, part: undefined })}
      data-testid="plan-all"
    >
      {t('sharing.all')}
    </Button>
  );
  if (error !== null)
    return (
      <Empty title={t('sharing.gone')}>
        {error instanceof RequestProblem && error.status === 400 ? (
          <p data-testid="plan-address">{t('sharing.gone.address')}</p>
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )}
        <span className={styles['back']}>{all}</span>
      </Empty>
    );
  if (data === undefined) return <Skeleton lines={8} />;
  return (
    <>
      <header className={styles['top']}>
        <div className={styles['title']}>
          <span className={styles['back']}>{all}</span>
          <h2>{data.name}</h2>
          <p className={styles['soft']}>
            {cityName(data.city)} · {t('sharing.asked')} {formatDateTime(data.askedAt)}
            {data.adoptedAt !== null && (
              <span className={styles['adopted']} data-testid="plan-adopted">
                {' '}
                · {t('sharing.adopted', { at: formatDateTime(data.adoptedAt) })}
              </span>
            )}
          </p>
        </div>
        {data.plan !== null && <PlanActs opened={data} plan={data.plan} />}
      </header>
      {data.plan === null ? (
        <PlanProgress plan={data} onOpen={onOpen} />
      ) : (
        <>
          <OutcomeBanner
            opened={data}
            plan={data.plan}
            onReasons={() => {
              set({ part: 'unserved' }, true);
              document.getElementById(planLists)?.scrollIntoView({ block: 'start' });
            }}
          />
          <Suspense fallback={<Skeleton lines={8} />}>
            <PlanView opened={data} plan={data.plan} />
          </Suspense>
        </>
      )}
    </>
  );
}
