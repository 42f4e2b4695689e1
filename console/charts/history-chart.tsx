import type { Fact } from '@yuheng/kernel/facts-model';
import { useMemo } from 'react';
import { formatFact } from '../text/format-fact.ts';
import { formatDateTime } from '../text/format-time.ts';
import { useLanguage, useName, useText } from '../text/text-context.ts';
import styles from './chart.module.css';
import { LineChart } from './line-chart.tsx';

/** What one attribute was over time: numbers as a line, everything also as a table. `facts` newest first. */
export function HistoryChart({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useText();
  const name = useName();
  const { language } = useLanguage();
  const points = useMemo(
    () =>
      facts
        .flatMap((fact) =>
          typeof fact.value === 'number'
            ? [{ at: fact.observedAt ?? fact.recordedAt, value: fact.value }]
            : [],
        )
        .toReversed(),
    [facts],
  );
  const shown = (fact: Fact) => {
    const { figure, unit } = formatFact(fact, language, name);
    return unit === '' ? figure : `${figure} ${unit}`;
  };
  return (
    <div>
      {points.length > 1 && (
        <LineChart
          label={t('fact.history')}
          points={points}
          step
          format={(value) => {
            const first = facts[0];
            return first === undefined ? String(value) : shown({ ...first, value });
          }}
        />
      )}
      <table className={styles['table']}>
        <caption className="visually-hidden">{t('fact.history')}</caption>
        <tbody>
          {facts.slice(0, 30).map((fact) => (
            <tr key={fact.instance}>
              <th scope="row">{formatDateTime(fact.observedAt ?? fact.recordedAt)}</th>
              <td>{shown(fact)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
