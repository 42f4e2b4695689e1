import { address } from '@yuheng/console/data/request';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import styles from './coverage-page.module.css';

export const recordFormats = [
  ['xlsx', 'XLSX'],
  ['geojson', 'GeoJSON'],
  ['kml', 'KML'],
  ['dxf', 'DXF'],
  ['gpkg', 'GeoPackage'],
] as const;

/** Records of one type, all or those of a city, as files for other programs. */
export function RecordFiles({ kind, city }: { readonly kind: string; readonly city?: string | undefined }) {
  const t = useText('network');
  const { language } = useLanguage();
  return (
    <div className={styles['downloads']}>
      <span>
        <Icon name="download" size={16} /> {t('records.download')}
      </span>
      {recordFormats.map(([format, text]) => (
        <a
          key={format}
          href={address('/api/network/export-records', { kind, format, city, language })}
          download
          data-testid="record-file"
          data-format={format}
        >
          {text}
        </a>
      ))}
    </div>
  );
}
