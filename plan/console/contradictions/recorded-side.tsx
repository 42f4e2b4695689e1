import { Link } from '@tanstack/react-router';
import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { ContradictionView, RecordedView } from './contradiction-query.ts';
import styles from './contradictions.module.css';
import { useRecordedWords } from './use-recorded-words.ts';

const LineChart = lazy(async () => ({
  default: (await import('@yuheng/console/charts/line-chart')).LineChart,
}));

/** What is recorded of everything that was named, with its course and the day of the report in it. */
export function RecordedSide({ data }: { readonly data: ContradictionView }) {
  const t = useText('plan');
  return (
    <section className={styles['side']} data-testid="recorded-side">
      <h2>{t('contradiction.recorded')}</h2>
      {data.recorded.length === 0 && <p className={styles['meta']}>{t('contradiction.nothing-recorded')}</p>}
      {data.recorded.map((one) => (
        <Source key={one.source} source={one} data={data} />
      ))}
    </section>
  );
}

function Source({ source, data }: { readonly source: RecordedView; readonly data: ContradictionView }) {
  const t = useText('plan');
  const { open } = useEvidence();
  const words = useRecordedWords(source);
  const { before, after, present, measurement, targets } = source;
  const values: readonly (readonly [label: string, value: RecordedView['after']])[] = [
    ...(before === null ? [] : [[t('contradiction.before'), before] as const]),
    [t('contradiction.then'), after],
    [t('contradiction.now'), present],
  ];
  return (
    <div className={styles['source']} data-testid="recorded-source">
      <h3>{words.title}</h3>
      <dl className={styles['values']}>
        {values.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value === null ? t('contradiction.withdrawn') : words.value(value.value)}
              {value !== null && <small>{formatDate(value.at)}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <Course source={source} data={data} title={words.title} />
      <p className={styles['links']}>
        {measurement !== null && (
          <Button small onClick={() => open(measurement)} data-testid="open-evidence">
            {t('contradiction.evidence')}
          </Button>
        )}
        {targets.map(({ id, plan, subject }) => (
          <Link key={id} to="/plan/$plan/target/$target" params={{ plan, target: id }}>
            {t('contradiction.target')} · {subject}
          </Link>
        ))}
      </p>
    </div>
  );
}

function Course({
  source,
  data,
  title,
}: {
  readonly source: RecordedView;
  readonly data: ContradictionView;
  readonly title: string;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const words = useRecordedWords(source);
  const { points } = source;
  const { value } = words;
  const format = useCallback((number: number) => value(number), [value]);
  const marks = useMemo(
    () => [data.said, ...data.others].map(({ at }) => ({ at, text: t('contradiction.mark') })),
    [data, t],
  );
  const shown = useMemo(() => points.slice(-40), [points]);
  if (points.length < 2) return null;
  return (
    <>
      <Suspense fallback={<Skeleton lines={4} />}>
        <LineChart label={t('contradiction.chart', { title })} points={shown} format={format} marks={marks} />
      </Suspense>
      <details className={styles['table']}>
        <summary>{t('contradiction.table')}</summary>
        <table lang={language}>
          <tbody>
            {shown.toReversed().map((point) => (
              <tr key={point.at}>
                <th scope="row">{formatDate(point.at)}</th>
                <td>{format(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
