import { useQuery } from '@tanstack/react-query';
import { decimalsOf } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { Target } from '../plan-parts.ts';
import { changeWords, goalWords, isChange, joined, measuredWords } from '../target-words.ts';
import { ForecastFacts } from './forecast-facts.tsx';
import { forecastQuery } from './forecast-query.ts';
import { ForecastTable } from './forecast-table.tsx';
import styles from './target-outlook.module.css';

const ForecastChart = lazy(async () => ({
  default: (await import('@yuheng/console/charts/forecast-chart')).ForecastChart,
}));

/** The history of a target, where it goes up to the due date, what that rests on, and the same as a table. */
export function TargetOutlook({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(forecastQuery(target.id));
  // A change stands on no axis with the levels that were measured.
  const goal = isChange(target) ? null : target.goal;
  const words = goalWords(target, language, t);
  const asked = goal === null || words === null ? '' : joined(words);
  const history = useMemo(() => target.trend.map(({ at, shown }) => ({ at, value: shown })), [target.trend]);
  const line = useMemo(() => data?.line.map(({ at, shown }) => ({ at, value: shown })) ?? [], [data]);
  const goalLine = useMemo(() => (goal === null ? null : { value: goal.shown, text: asked }), [asked, goal]);
  const format = useCallback(
    (shown: number) => joined(measuredWords(target, countedLike(target, shown), language, t)),
    [target, language, t],
  );
  const formatChange = useCallback(
    (shown: number) => changeWords(target, countedLike(target, shown), language, t),
    [target, language, t],
  );
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={6} />;
  const fan = data.forecast?.fan ?? nothing;
  return (
    <div data-testid="target-outlook">
      {history.length + fan.length > 1 && (
        <>
          <Suspense fallback={<Skeleton lines={4} />}>
            <ForecastChart
              label={t('forecast.chart', { subject: target.subject })}
              history={history}
              fan={fan}
              line={line}
              goal={goalLine}
              format={format}
              decimals={Math.max(target.decimals, decimalsOf(goal?.shown ?? 0))}
            />
          </Suspense>
          <ul className={styles['legend']} aria-hidden="true">
            <li data-mark="history">{t('forecast.legend.history')}</li>
            {fan.length > 0 && (
              <>
                <li data-mark="median">{t('forecast.legend.median')}</li>
                <li data-mark="band80">{t('forecast.legend.band80')}</li>
                <li data-mark="band95">{t('forecast.legend.band95')}</li>
              </>
            )}
            {line.length > 0 && <li data-mark="line">{t('forecast.legend.line')}</li>}
          </ul>
        </>
      )}
      <ForecastFacts target={target} data={data} format={format} formatChange={formatChange} />
      {history.length + fan.length > 1 && (
        <ForecastTable history={history} fan={fan} line={line} format={format} />
      )}
    </div>
  );
}

const nothing: readonly never[] = [];

/** A figure in the unit of the document, with what it is in the measure's own. */
function countedLike({ goal, reading }: Target, shown: number): Target['goal'] & object {
  const known = [goal, reading?.quantity].find((one) => one != null && one.shown !== 0);
  return { base: known == null ? shown : shown * (known.base / known.shown), shown };
}
