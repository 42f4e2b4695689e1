import { decimalsOf } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { goalWords, joined } from '../target-words.ts';
import { ScenarioMark } from './scenario-mark.tsx';
import type { ScenarioTarget } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { shownWords } from './target-figures.ts';

const ForecastChart = lazy(async () => ({
  default: (await import('@yuheng/console/charts/forecast-chart')).ForecastChart,
}));

const noLine: readonly never[] = [];

/** A target as it goes without the scenario, and as it would go with it: the same axes, the same words. */
export function SideBySide({ one }: { readonly one: ScenarioTarget }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { target, forecast, fan, realFan, trace } = one;
  const words = goalWords(target, language, t);
  const asked = words === null ? '' : joined(words);
  const goal = useMemo(
    () => (target.goal === null ? null : { value: target.goal.shown, text: asked }),
    [target.goal, asked],
  );
  const history = useMemo(() => target.trend.map(({ at, shown }) => ({ at, value: shown })), [target.trend]);
  const format = useCallback(
    (shown: number) => shownWords(target, shown, language, t),
    [target, language, t],
  );
  // One scale for both, so that what differs is seen.
  const within = useMemo(
    () => [...fan, ...realFan].flatMap(({ low95, high95 }) => [low95, high95]),
    [fan, realFan],
  );
  const interval = (of: ScenarioTarget['forecast']): string =>
    of === null
      ? '–'
      : t('scenario.interval', { median: format(of.median), low: format(of.low), high: format(of.high) });
  const end = trace.at(-1);
  // Without a forecast on either side there is nothing to look at twice.
  const goes = fan.length + realFan.length > 0;
  const sides = [
    { key: 'without', fan: realFan, words: interval(target.forecast) },
    { key: 'with', fan, words: interval(forecast) },
  ] as const;
  return (
    <>
      {goes && (
        <div className={styles['sides']}>
          {sides.map((side) => (
            <figure key={side.key}>
              <figcaption>
                <strong>{t(`scenario.${side.key}`)}</strong> {side.key === 'with' && <ScenarioMark />}
                <span data-testid={`scenario-${side.key}`}>{side.words}</span>
              </figcaption>
              {history.length + side.fan.length > 1 && (
                <Suspense fallback={<Skeleton lines={4} />}>
                  <ForecastChart
                    label={t('forecast.chart', { subject: target.subject })}
                    history={history}
                    fan={side.fan}
                    line={noLine}
                    goal={goal}
                    format={format}
                    decimals={Math.max(target.decimals, decimalsOf(target.goal?.shown ?? 0))}
                    within={within}
                  />
                </Suspense>
              )}
            </figure>
          ))}
        </div>
      )}
      {end !== undefined && end.with !== null && (
        <p className={styles['soft']}>
          {t('scenario.alone', { value: format(end.with), day: target.due ?? formatDate(end.at) })}
        </p>
      )}
    </>
  );
}
