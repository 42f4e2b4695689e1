import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import type { SiteChange } from '../rules/site-changes.ts';
import { NumberField } from './number-field.tsx';
import type { CaseSite } from './site-changes.ts';
import styles from './site-editor.module.css';

/** Place and height of a site, and where its cells look, how far down, and how strong. */
export function SiteEditor({
  site,
  changed,
  onChange,
  onReset,
}: {
  readonly site: CaseSite;
  readonly changed: boolean;
  readonly onChange: (change: SiteChange) => void;
  readonly onReset: () => void;
}) {
  const t = useText('network');
  const cell = (id: string, field: 'azimuth' | 'tilt' | 'power') => (value: number) =>
    onChange({ site: site.id, cells: [{ id, [field]: value }] });
  return (
    <div className={styles['editor']} data-testid="site-editor">
      <div className={styles['place']}>
        <NumberField
          label={t('coverage.site.longitude')}
          value={site.longitude}
          least={-180}
          most={180}
          step={0.0001}
          onValue={(longitude) => onChange({ site: site.id, longitude, latitude: site.latitude })}
        />
        <NumberField
          label={t('coverage.site.latitude')}
          value={site.latitude}
          least={-80}
          most={84}
          step={0.0001}
          onValue={(latitude) => onChange({ site: site.id, longitude: site.longitude, latitude })}
        />
        <NumberField
          label={t('coverage.site.height')}
          value={site.height}
          least={0.5}
          most={3000}
          step={1}
          onValue={(height) => onChange({ site: site.id, height })}
        />
      </div>
      <table className={styles['cells']}>
        <thead>
          <tr>
            <th scope="col">{t('coverage.site.cell')}</th>
            <th scope="col">{t('coverage.site.azimuth')}</th>
            <th scope="col">{t('coverage.site.tilt')}</th>
            <th scope="col">{t('coverage.site.power')}</th>
          </tr>
        </thead>
        <tbody>
          {site.cells.map(({ id, azimuth, tilt, power }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {(
                [
                  ['azimuth', azimuth, 0, 360, 5],
                  ['tilt', tilt, -90, 90, 1],
                  ['power', power, -100, 70, 1],
                ] as const
              ).map(([field, value, least, most, step]) => (
                <td key={field}>
                  <NumberField
                    label={t(`coverage.site.${field}.of`, { cell: id })}
                    labelHidden
                    value={value}
                    least={least}
                    most={most}
                    step={step}
                    onValue={cell(id, field)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {changed && (
        <Button small onClick={onReset} data-testid="site-reset">
          {t('coverage.site.reset')}
        </Button>
      )}
    </div>
  );
}
