import { decimalsOf } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import styles from './item-panel.module.css';
import type { Target } from './plan-parts.ts';
import { goalWords, isChange, joined, measuredWords } from './target-words.ts';

const LineChart = lazy(async () => ({
  default: (await import('@yuheng/console/charts/line-chart')).LineChart,
}));

/** The history of a target with its goal and the steady pace to it, and the same as a table. */
export function TargetTrend({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { trend, due } = target;
  // A change stands on no axis with the levels that were measured.
  const goal = isChange(target) ? null : target.goal;
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
    (shown: number) => joined(measuredWords(target, countedLike(target, shown), language, t)),
    [target, language, t],
  );
  return (
    <>
      <Suspense fallback={<Skeleton lines={4} />}>
        <LineChart
          label={t('target.trend')}
          points={points}
          format={format}
          pace={pace}
          decimals={Math.max(target.decimals, decimalsOf(goal?.shown ?? 0))}
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
                <td>{format(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** A figure of the past in the unit of the document, with what it is in the measure's own. */
function countedLike({ goal, reading }: Target, shown: number): Target['goal'] & object {
  const known = [goal, reading?.quantity].find((one) => one != null && one.shown !== 0);
  return { base: known == null ? shown : shown * (known.base / known.shown), shown };
}
