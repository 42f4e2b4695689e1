import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { RequestProblem } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { boardQuery } from './board-query.ts';
import { Certainty } from './contradictions/certainty.tsx';
import { type ContradictionView, contradictionQuery } from './contradictions/contradiction-query.ts';
import styles from './contradictions/contradictions.module.css';
import { Decide } from './contradictions/decide.tsx';
import { RecordedSide } from './contradictions/recorded-side.tsx';
import { SaidSide } from './contradictions/said-side.tsx';
import { ItemLayer } from './item-layer.tsx';

/** One contradiction with an address of its own: what was said beside what is recorded. */
export function Page() {
  const t = useText('plan');
  const { contradiction = '' }: { contradiction?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(contradictionQuery(contradiction));
  const plans = useQuery(boardQuery).data?.plans ?? [];
  const may = useMay();
  usePageTitle(data === undefined ? t('pages.contradiction') : t(`contradiction.kind.${data.kind}`));
  useSynthetic(plans.some(({ id, synthetic }) => synthetic && id === data?.said.plan));
  const gone = error instanceof RequestProblem && error.status === 404;
  return (
    <div className={styles['page']} data-testid="contradiction">
      <p className={styles['way']}>
        <Link to="/contradictions">{t('contradiction.back')}</Link>
      </p>
      {gone && <Empty title={t('contradiction.gone')} />}
      {error !== null && !gone && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && (
        <>
          <h1>{t(`contradiction.kind.${data.kind}`)}</h1>
          <p className={styles['reason']}>
            {t(`contradiction.reason.${data.reason.key}`, data.reason.values)}
          </p>
          <Facts data={data} />
          <div className={styles['sides']}>
            <SaidSide data={data} />
            <RecordedSide data={data} />
          </div>
          {data.kind === 'counted-twice' && (
            <p className={styles['hint']}>
              <Link to="/plan/overlaps">{t('contradiction.judge-overlap')}</Link>
            </p>
          )}
          <Decide data={data} may={may} />
        </>
      )}
      <ItemLayer plans={plans} may={may} />
    </div>
  );
}

function Facts({ data }: { readonly data: ContradictionView }) {
  const t = useText('plan');
  const { state, certainty, since, foundAt, renewedAt, dueAt, unit } = data;
  const pairs: readonly (readonly [label: string, value: React.ReactNode])[] = [
    [t('contradictions.standing-or-not'), t(`cases.PlanContradiction.states.${state}`)],
    [t('contradiction.sure'), <Certainty key="certainty" certainty={certainty} />],
    ...(unit === null ? [] : [[t('contradictions.unit'), unit] as const]),
    [t('contradiction.since'), formatDate(since)],
    [t('contradiction.found'), formatDate(foundAt)],
    ...(renewedAt === null ? [] : [[t('contradiction.renewed'), formatDate(renewedAt)] as const]),
    ...(dueAt === null ? [] : [[t('contradiction.by'), formatDate(dueAt)] as const]),
  ];
  return (
    <dl className={styles['pairs']}>
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
