import type { PlainEntity } from '@yuheng/console/data/facts';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useName, useText } from '@yuheng/console/text/text-context';
import { countsOf } from './map-features.ts';
import { type MapTheme, mapThemes } from './map-layers.ts';
import styles from './map-page.module.css';

/** Layer switches and legend in one. */
export function MapPanel({
  byType,
  loading,
  shown,
  onToggle,
}: {
  readonly byType: ReadonlyMap<string, readonly PlainEntity[] | undefined>;
  readonly loading: boolean;
  readonly shown: ReadonlySet<string>;
  readonly onToggle: (type: string) => void;
}) {
  const t = useText('plan');
  const name = useName();
  return (
    <section className={styles['panel']} aria-label={t('map.layers')} aria-busy={loading}>
      {mapThemes.map((theme) => (
        <div key={theme.type}>
          <label className={styles['layer']}>
            <input type="checkbox" checked={shown.has(theme.type)} onChange={() => onToggle(theme.type)} />
            {theme.by === null && (
              <i
                className={styles['dot']}
                data-shape={theme.shape}
                style={{ background: `var(${theme.colour})` }}
              />
            )}
            <span>{name(`entities.${theme.type}.title`, t(`map.layer.${theme.type}`))}</span>
            <Count value={byType.get(theme.type)?.length} />
          </label>
          {shown.has(theme.type) && <Legend theme={theme} entities={byType.get(theme.type) ?? []} />}
        </div>
      ))}
    </section>
  );
}

function Legend({
  theme,
  entities,
}: {
  readonly theme: MapTheme;
  readonly entities: readonly PlainEntity[];
}) {
  const name = useName();
  if (theme.by === null) return null;
  const { attribute, colours } = theme.by;
  const counts = countsOf(theme, entities);
  return (
    <ul className={styles['legend']}>
      {Object.entries(colours).map(([value, colour]) => (
        <li key={value}>
          <i className={styles['dot']} style={{ background: `var(${colour})` }} />
          <span>{name(`entities.${theme.type}.values.${attribute}.${value}`, value)}</span>
          <Count value={counts.get(value) ?? 0} />
        </li>
      ))}
    </ul>
  );
}

function Count({ value }: { readonly value: number | undefined }) {
  const { language } = useLanguage();
  return <small>{value === undefined ? '' : formatNumber(value, language)}</small>;
}
