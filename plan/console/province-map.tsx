import type { PlainEntity } from '@yuheng/console/data/facts';
import { boundsOf, collection, isGeometry, type MapSources } from '@yuheng/console/map/map-data';
import { MapView } from '@yuheng/console/map/map-view';
import { useLanguage } from '@yuheng/console/text/text-context';
import { rem } from '@yuheng/console/ui/rem';
import { useColours } from '@yuheng/console/ui/use-colours';
import { useMemo } from 'react';
import { featuresOf, labelsOf } from './map-features.ts';
import { layersOf, mapThemes, pickableOf } from './map-layers.ts';

/** Entities by type, drawn in the order of the themes. */
export function ProvinceMap({
  byType,
  shown,
  onPick,
}: {
  readonly byType: ReadonlyMap<string, readonly PlainEntity[] | undefined>;
  readonly shown: ReadonlySet<string>;
  readonly onPick: (entity: string | null) => void;
}) {
  const colours = useColours();
  const { language } = useLanguage();
  const areas = byType.get('AdministrativeArea');
  const sources = useMemo<MapSources>(
    () =>
      Object.fromEntries(
        mapThemes.map((theme) => {
          const entities = shown.has(theme.type) ? byType.get(theme.type) : undefined;
          return [theme.type, entities === undefined ? collection([]) : featuresOf(theme, entities)];
        }),
      ),
    [byType, shown],
  );
  const layers = useMemo(() => mapThemes.flatMap((theme) => layersOf(theme, colours)), [colours]);
  const labels = useMemo(
    () => (shown.has('AdministrativeArea') ? labelsOf(areas ?? [], language) : []),
    [areas, shown, language],
  );
  const bounds = useMemo(
    () => boundsOf((areas ?? []).flatMap(({ location }) => (isGeometry(location) ? [location] : []))),
    [areas],
  );
  return (
    <MapView
      sources={sources}
      layers={layers}
      labels={labels}
      bounds={bounds}
      covered={rem(16.875)}
      pickable={pickable}
      onPick={(found) => onPick(found === null ? null : String(found.properties['id']))}
    />
  );
}

const pickable = pickableOf(mapThemes);
