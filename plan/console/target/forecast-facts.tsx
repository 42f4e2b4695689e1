import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import type { TargetForecast } from '../../board/target-forecast.ts';
import type { Target } from '../plan-parts.ts';
import { chanceKey, periodKey } from './forecast-words.ts';
import styles from './target-outlook.module.css';

/** The chance, the figure at the due date, the pace, and in words what that rests on; or why there is none. */
export function ForecastFacts({
  target,
  data,
  format,
  formatChange,
}: {
  readonly target: Target;
  readonly data: TargetForecast;
  readonly format: (value: number) => string;
  readonly formatChange: (value: number) => string;
}) {
  const t = useText('plan');
  const { forecast } = data;
  if (forecast === null)
    return (
      <p className={styles['words']} data-testid="forecast-none">
        {t('forecast.none', { reason: t(`lamp.reason.${target.reason.key}`, target.reason.values) })}
      </p>
    );
  const { key, chance } = chanceKey(forecast.chance);
  return (
    <>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('forecast.chance')}</dt>
          <dd data-testid="forecast-chance">{t(`forecast.chance.${key}`, { chance })}</dd>
        </div>
        <div>
          <dt>{t('forecast.end')}</dt>
          <dd>
            {format(forecast.median)}
            <small>
              {t('forecast.end.band', { low: format(forecast.low), high: format(forecast.high) })}
            </small>
          </dd>
        </div>
        <Pace data={data} formatChange={formatChange} />
      </dl>
      <p className={styles['words']} data-testid="forecast-method">
        {t(`forecast.method.${forecast.method}`, { points: forecast.points })}{' '}
        {forecast.seasonal && `${t('forecast.method.seasonal')} `}
        {data.from !== null &&
          data.staleFrom !== null &&
          t('forecast.from', { at: formatDate(data.from), stale: formatDate(data.staleFrom) })}
      </p>
    </>
  );
}

function Pace({
  data: { pace, periodDays },
  formatChange,
}: {
  readonly data: TargetForecast;
  readonly formatChange: (value: number) => string;
}) {
  const t = useText('plan');
  if (pace.needed === null) return null;
  const period = t(`forecast.period.${periodKey(periodDays)}`, { days: Math.round(periodDays) });
  return (
    <div>
      <dt>{t('forecast.pace', { period })}</dt>
      <dd>
        {pace.actual === null
          ? t('forecast.pace.needed', { needed: formatChange(pace.needed) })
          : t('forecast.pace.both', {
              actual: formatChange(pace.actual),
              needed: formatChange(pace.needed),
            })}
      </dd>
    </div>
  );
}
