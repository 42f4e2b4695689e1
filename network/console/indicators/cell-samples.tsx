import { isGeometry, middleOf } from '@yuheng/console/map/map-data';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import styles from './cell-drawer.module.css';
import type { CellCoverage } from './indicator-queries.ts';
import { SampleSource } from './sample-source.tsx';

type Standing = CellCoverage['standings'][number];

/** Rows of drive tests in a cell, and how many of them reach the threshold. */
export function CellSamples({ standing: { samples } }: { readonly standing: Standing }) {
  const t = useText('network');
  const { language } = useLanguage();
  const heard = samples.filter(({ counts }) => counts);
  const reached = heard.filter(({ reaches }) => reaches).length;
  const level = (value: number) => formatNumber(value, language, 1, true).replace('-', '−');
  return (
    <details className={styles['rowsOf']} open data-testid="cell-samples">
      <summary>{t('indicators.samples', { reached, count: heard.length })}</summary>
      <div className={styles['scroll']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('indicators.sample.source')}</th>
              <th scope="col">SS-RSRP dBm</th>
              <th scope="col">{t('indicators.sample.reaches')}</th>
              <th scope="col">{t('entities.DriveTestSample.attributes.server')}</th>
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <tr key={sample.id} data-testid="cell-sample">
                <td title={placeOf(sample.location)}>
                  <SampleSource sample={sample} />
                </td>
                <td>{level(sample.rsrp)}</td>
                <td>
                  {t(
                    sample.counts
                      ? sample.reaches
                        ? 'indicators.sample.yes'
                        : 'indicators.sample.no'
                      : 'indicators.sample.off-air',
                  )}
                </td>
                <td>
                  {sample.station === null
                    ? t('indicators.station.unknown')
                    : (sample.station.name ?? t('indicators.unnamed'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function placeOf(location: unknown): string | undefined {
  const middle = isGeometry(location) ? middleOf(location) : null;
  return middle === null ? undefined : `${middle[0].toFixed(5)}, ${middle[1].toFixed(5)}`;
}
