import { useText } from '@yuheng/console/text/text-context';
import { pictureLayers } from '../rules/picture-classes.ts';
import styles from './layer-switch.module.css';
import type { ShownLayer } from './run-view.tsx';

const layers: readonly ShownLayer[] = [...pictureLayers, 'exposure'];

/** One layer at a time: colours mean one thing. */
export function LayerSwitch({
  layer,
  onLayer,
}: {
  readonly layer: ShownLayer;
  readonly onLayer: (layer: ShownLayer) => void;
}) {
  const t = useText('network');
  return (
    <fieldset className={styles['switch']}>
      <legend className="visually-hidden">{t('coverage.layer')}</legend>
      {layers.map((each) => (
        <label key={each} title={t(`coverage.layer.${each}.long`)}>
          <input
            type="radio"
            name="coverage-layer"
            value={each}
            checked={each === layer}
            onChange={() => onLayer(each)}
          />
          <span>{t(`coverage.layer.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
