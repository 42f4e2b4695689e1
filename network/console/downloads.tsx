import { address } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import type { SiteChange } from '../rules/site-changes.ts';
import { tableSize } from '../rules/table-size.ts';
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
  changes,
  sites,
}: {
  readonly run: ListedRun;
  readonly changes: readonly SiteChange[];
  readonly sites: readonly CaseSite[];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { pixels = 0, unheard = 0 } = run.summary ?? {};
  const megabytes = tableSize(pixels - unheard, sites) / 1e6;
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
          {format === 'csv' && megabytes >= 10 && (
            <small>{t('coverage.download.about', { megabytes: formatNumber(megabytes, language) })}</small>
          )}
        </a>
      ))}
    </div>
  );
}
