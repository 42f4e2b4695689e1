import {
  type LayerSpecification,
  type LngLatBoundsLike,
  type MapGeoJSONFeature,
  type Map as MapLibre,
  Marker,
  type StyleSpecification,
} from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useText } from '../text/text-context.ts';
import { useColours } from '../ui/use-colours.ts';
import type { MapLabel, MapSources } from './map-data.ts';
import styles from './map-view.module.css';
import { mapFailed, mapFrame, useMapLibre } from './use-map-libre.ts';

export interface MapViewProps {
  /** GeoJSON by name; changing one replaces its data in place. */
  readonly sources: MapSources;
  readonly layers: readonly LayerSpecification[];
  /** Names on the map, as HTML: no outside glyphs are needed. */
  readonly labels?: readonly MapLabel[];
  /** What is in view at first, and whenever this value changes. */
  readonly bounds: LngLatBoundsLike | null;
  /** Pixels on the left that a panel covers, where the map is wide enough. */
  readonly covered?: number;
  /** Layers whose features can be picked. */
  readonly pickable?: readonly string[];
  readonly onPick?: (feature: MapGeoJSONFeature | null) => void;
}

/** A quiet map without any outside tile: only the data has colour. Load it lazily: it brings MapLibre. */
export function MapView({
  sources,
  layers,
  labels = [],
  bounds,
  covered = 24,
  pickable = [],
  onPick,
}: MapViewProps) {
  const t = useText();
  const { box, map, failed } = useMapLibre();
  const colours = useColours();
  useEffect(() => {
    if (map === null) return;
    const style: StyleSpecification = {
      version: 8,
      sources: Object.fromEntries(
        Object.entries(sources).map(([name, data]) => [name, { type: 'geojson', data }]),
      ),
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colours('--sunken') } },
        ...layers,
      ],
    };
    map.setStyle(style, { diff: true });
  }, [map, sources, layers, colours]);
  useEffect(() => {
    if (map === null || bounds === null) return;
    const wide = map.getContainer().clientWidth > 3 * covered;
    const padding = { top: 48, right: 48, bottom: 48, left: wide ? covered + 24 : 48 };
    map.fitBounds(bounds, { padding, duration: 0, maxZoom: 13 });
  }, [map, bounds, covered]);
  useLabels(map, labels);
  usePick(map, pickable, onPick);
  if (failed) return <p className={mapFailed}>{t('map.unavailable')}</p>;
  return (
    <div ref={box} className={mapFrame} role="application" aria-label={t('map.name')} data-testid="map" />
  );
}

function useLabels(map: MapLibre | null, labels: readonly MapLabel[]): void {
  useEffect(() => {
    if (map === null) return;
    const markers = labels.map((label) => {
      const element = document.createElement('span');
      element.className = styles['label'] ?? '';
      element.textContent = label.text;
      return new Marker({ element, anchor: 'bottom', offset: [0, -8] }).setLngLat([...label.at]).addTo(map);
    });
    return () => {
      for (const marker of markers) marker.remove();
    };
  }, [map, labels]);
}

function usePick(map: MapLibre | null, pickable: readonly string[], onPick: MapViewProps['onPick']): void {
  const latest = useRef({ pickable, onPick });
  useEffect(() => {
    latest.current = { pickable, onPick };
  });
  useEffect(() => {
    if (map === null) return;
    const at = (point: { x: number; y: number }) => {
      const present = latest.current.pickable.filter((layer) => map.getLayer(layer) !== undefined);
      if (present.length === 0) return null;
      const reach = 4;
      const area: [[number, number], [number, number]] = [
        [point.x - reach, point.y - reach],
        [point.x + reach, point.y + reach],
      ];
      return map.queryRenderedFeatures(area, { layers: present })[0] ?? null;
    };
    map.on('click', (event) => latest.current.onPick?.(at(event.point)));
    map.on('mousemove', (event) => {
      map.getCanvas().style.cursor = at(event.point) === null ? '' : 'pointer';
    });
  }, [map]);
}
