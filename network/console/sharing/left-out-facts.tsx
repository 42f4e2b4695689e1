import { useQuery } from '@tanstack/react-query';
import { entityQuery } from '@yuheng/console/data/facts';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { candidateSite } from '../../entities/candidate-site.ts';
import { siteDemand } from '../../entities/site-demand.ts';
import { zoneRule } from '../../entities/zone-rule.ts';
import { attributeKey } from '../../rules/told-plan.ts';
import styles from './plan-map.module.css';
import type { OpenedPlan } from './sharing-queries.ts';

type Record = NonNullable<OpenedPlan['leftOut']>['records'][number];

const types = [siteDemand, candidateSite, zoneRule];

/** All that is on record of what the plan left out: what is missing is missing here. */
export function LeftOutFacts({ record }: { readonly record: Record }) {
  const { id, type, place } = record;
  const t = useText('network');
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(entityQuery(id));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const told = Object.entries(declaredOf(type)).flatMap(([name, declared]) => {
    const attribute = data[name] as { readonly value?: unknown } | undefined;
    const { value } = attribute ?? {};
    const shown =
      typeof value === 'number'
        ? formatNumber(value, language, 1)
        : typeof value !== 'string'
          ? null
          : 'oneOf' in declared && declared.oneOf?.includes(value)
            ? t(`entities.${type}.values.${name}.${value}`)
            : value;
    return shown === null ? [] : [[name, shown] as const];
  });
  return (
    <dl className={styles['facts']} data-testid="left-out-facts">
      {told.map(([name, value]) => (
        <Fact key={name} title={t(attributeKey(record, name))} value={value} />
      ))}
      {place !== null && (
        <Fact
          title={t(attributeKey(record, 'location'))}
          value={`${place[0].toFixed(5)}, ${place[1].toFixed(5)}`}
        />
      )}
    </dl>
  );
}

/** Of buildings, another pack's, only what a plan reads. */
function declaredOf(type: Record['type']): (typeof siteDemand)['attributes'] {
  const { height } = candidateSite.attributes;
  return types.find(({ name }) => name === type)?.attributes ?? (height === undefined ? {} : { height });
}

function Fact({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}
