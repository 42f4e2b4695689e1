import { address } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import type { SiteChange } from '../rules/site-changes.ts';
import styles from './coverage-page.module.css';
import { textOf } from './coverage-queries.ts';

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
}: {
  readonly run: string;
  readonly changes: readonly SiteChange[];
}) {
  const t = useText('network');
  return (
    <div className={styles['downloads']}>
      <span>
        <Icon name="download" size={16} /> {t('coverage.download')}
      </span>
      {formats.map(([format, text]) => (
        <a
          key={format}
          href={address('/api/network/export-coverage', { run, format, changes: textOf(changes) })}
          download
          data-testid="download"
          data-format={format}
        >
          {text}
        </a>
      ))}
    </div>
  );
}
