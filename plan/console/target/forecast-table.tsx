import type { FanPoint } from '@yuheng/console/charts/forecast-chart';
import type { LinePoint } from '@yuheng/console/charts/line-chart';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { lineAt } from './line-at.ts';
import styles from './target-outlook.module.css';

/** What the chart shows, as a table: the future first. */
export function ForecastTable({
  history,
  fan,
  line,
  format,
}: {
  readonly history: readonly LinePoint[];
  readonly fan: readonly FanPoint[];
  readonly line: readonly LinePoint[];
  readonly format: (value: number) => string;
}) {
  const t = useText('plan');
  const needed = (at: string) => {
    const value = lineAt(line, at);
    return value === null ? '' : format(value);
  };
  return (
    <details className={styles['table']}>
      <summary>{t('panel.table')}</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('forecast.table.at')}</th>
              <th scope="col">{t('forecast.table.value')}</th>
              <th scope="col">{t('forecast.legend.median')}</th>
              <th scope="col">{t('forecast.legend.band80')}</th>
              <th scope="col">{t('forecast.legend.band95')}</th>
              <th scope="col">{t('forecast.table.line')}</th>
            </tr>
          </thead>
          <tbody>
            {fan
              .slice(1)
              .toReversed()
              .map((point) => (
                <tr key={point.at}>
                  <th scope="row">{formatDate(point.at)}</th>
                  <td>–</td>
                  <td>{format(point.median)}</td>
                  <td>{`${format(point.low80)} – ${format(point.high80)}`}</td>
                  <td>{`${format(point.low95)} – ${format(point.high95)}`}</td>
                  <td>{needed(point.at)}</td>
                </tr>
              ))}
            {history.toReversed().map((point) => (
              <tr key={point.at}>
                <th scope="row">{formatDate(point.at)}</th>
                <td>{format(point.value)}</td>
                <td>–</td>
                <td>–</td>
                <td>–</td>
                <td>{needed(point.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
