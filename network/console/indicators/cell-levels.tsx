import { Link } from '@tanstack/react-router';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { textOfPlace } from '../place-text.ts';
import styles from './cell-drawer.module.css';
import type { CellCoverage } from './indicator-queries.ts';

type Standing = CellCoverage['standings'][number];

/** What the adopted run predicts for a cell, from which station, and the way to the run's own pixel. */
export function CellLevels({
  standing: { levels, run, samples },
  place,
}: {
  readonly standing: Standing;
  readonly place: readonly [number, number] | null;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  if (levels.length === 0) return <p className={styles['soft']}>{t('indicators.levels.none')}</p>;
  return (
    <details className={styles['rowsOf']} open={samples.length === 0} data-testid="cell-levels">
      <summary>{t(samples.length === 0 ? 'indicators.levels' : 'indicators.levels.beside')}</summary>
      <table>
        <tbody>
          {levels.map(({ id, rsrp, station }) => (
            <tr key={id}>
              <th scope="row">{station.name ?? t('indicators.unnamed')}</th>
              <td>{formatNumber(rsrp, language, 1, true).replace('-', '−')} dBm</td>
              <td>{t(station.onAir ? 'indicators.on-air' : 'indicators.off-air')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {run !== null && (
        <p className={styles['soft']}>
          {run.stored ? (
            <Link
              to={'/network/coverage' as never}
              search={{ run: run.id, ...(place === null ? {} : { at: textOfPlace(...place) }) } as never}
              data-testid="cell-run"
            >
              {t('indicators.run.open')}
            </Link>
          ) : (
            t('indicators.run.elsewhere')
          )}
          {run.inputs !== '' && (
            <>
              {' '}
              · {t('indicators.run.inputs')} <code title={run.inputs}>{run.inputs.slice(0, 12)}</code>
            </>
          )}
        </p>
      )}
    </details>
  );
}
