import { address } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import { csvBytes } from '../rules/csv-size.ts';
import type { SiteChange } from '../rules/site-changes.ts';
import styles from './coverage-page.module.css';
import { textOf } from './coverage-queries.ts';
import type { ListedRun } from './run-chooser.tsx';
import type { CaseSite } from './site-changes.ts';

const formats = [
  ['tif', 'GeoTIFF'],
  ['geojson', 'GeoJSON'],
  ['kml', 'KML'],
  ['csv', 'CSV'],
  ['pmtiles', 'PMTiles'],
] as const;

/** The coverage that is shown, as a file for other programs. */
export function Downloads({
  run,
  sites,
  changes,
}: {
  readonly run: ListedRun;
  readonly sites: readonly CaseSite[];
  readonly changes: readonly SiteChange[];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const sizeOf = (format: string): string | null => {
    // Only of the CSV is the size known before it is written; it is also the only one that may surprise.
    if (format !== 'csv' || run.summary === null || sites.length === 0) return null;
    const megabytes = csvBytes(run.summary, sites) / 1e6;
    const decimals = megabytes < 10 ? 1 : 0;
    return t('coverage.download.size', { megabytes: formatNumber(megabytes, language, decimals) });
  };
  return (
    <div className={styles['downloads']}>
      <span>
        <Icon name="download" size={16} /> {t('coverage.download')}
      </span>
      {formats.map(([format, text]) => (
        <a
          key={format}
          href={address('/api/network/export-coverage', { run: run.id, format, changes: textOf(changes) })}
          download
          data-testid="download"
          data-format={format}
        >
          {text}
          {sizeOf(format) !== null && <small> {sizeOf(format)}</small>}
        </a>
      ))}
    </div>
  );
}
