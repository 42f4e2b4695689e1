import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import styles from './item-panel.module.css';
import type { Target } from './plan-parts.ts';
import { goalWords, joined } from './target-words.ts';

const LineChart = lazy(async () => ({
  default: (await import('@yuheng/console/charts/line-chart')).LineChart,
}));

/** The history of a target with its goal and the steady pace to it, and the same as a table. */
export function TargetTrend({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { trend, goal, due, decimals, unit } = target;
  const points = useMemo(() => trend.map(({ at, shown }) => ({ at, value: shown })), [trend]);
  const words = goalWords(target, language, t);
  const asked = useMemo(
    () => (goal === null || words === null ? undefined : { value: goal.shown, text: joined(words) }),
    // The words are new on every render; what they are made of is not.
    // oxlint-disable-next-line react/exhaustive-deps
    [goal?.shown, words === null ? '' : joined(words)],
  );
  const pace = useMemo(() => {
    const first = points[0];
    return first === undefined || goal === null || due === null
      ? []
      : [first, { at: due, value: goal.shown }];
  }, [points, goal, due]);
  const format = useCallback(
    (value: number) => formatNumber(value, language, decimals),
    [language, decimals],
  );
  return (
    <>
      <Suspense fallback={<Skeleton lines={4} />}>
        <LineChart
          label={t('target.trend')}
          points={points}
          format={format}
          pace={pace}
          {...(asked === undefined ? {} : { goal: asked })}
        />
      </Suspense>
      <details className={styles['table']}>
        <summary>{t('panel.table')}</summary>
        <table>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.at}>
                <th scope="row">{formatDate(point.at)}</th>
                <td>
                  {format(point.value)} {unit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
