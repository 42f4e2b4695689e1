import { useText } from '@yuheng/console/text/text-context';
import { OneOf } from '@yuheng/console/ui/one-of';
import { pictureLayers } from '../rules/picture-classes.ts';
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
    <OneOf
      legend={t('coverage.layer')}
      name="coverage-layer"
      value={layer}
      choices={layers.map((each) => ({
        value: each,
        text: t(`coverage.layer.${each}`),
        title: t(`coverage.layer.${each}.long`),
      }))}
      onChange={onLayer}
    />
  );
}
