import { useQuery } from '@tanstack/react-query';
import { entityQuery } from '@yuheng/console/data/facts';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { siteDemand } from '../../entities/site-demand.ts';
import styles from './plan-map.module.css';
import type { OpenedPlan } from './sharing-queries.ts';

type Demand = NonNullable<OpenedPlan['leftOut']>['demands'][number];

/** All that is on record of a demand that the plan left out: what is missing is missing here. */
export function LeftOutFacts({ demand: { demand, place } }: { readonly demand: Demand }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(entityQuery(demand));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const told = Object.entries(siteDemand.attributes).flatMap(([name, declared]) => {
    const attribute = data[name] as { readonly value?: unknown } | undefined;
    const { value } = attribute ?? {};
    const shown =
      typeof value === 'number'
        ? formatNumber(value, language, 1)
        : typeof value !== 'string'
          ? null
          : 'oneOf' in declared && declared.oneOf?.includes(value)
            ? t(`entities.SiteDemand.values.${name}.${value}`)
            : value;
    return shown === null ? [] : [[name, shown] as const];
  });
  return (
    <dl className={styles['facts']} data-testid="left-out-facts">
      {told.map(([name, value]) => (
        <Fact key={name} title={t(`entities.SiteDemand.attributes.${name}`)} value={value} />
      ))}
      {place !== null && (
        <Fact
          title={t('entities.SiteDemand.attributes.location')}
          value={`${place[0].toFixed(5)}, ${place[1].toFixed(5)}`}
        />
      )}
    </dl>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}
