import type { MapSources } from '@yuheng/console/map/map-data';
import { useBaseAreas } from '@yuheng/console/map/use-base-areas';
import { useMapLibre } from '@yuheng/console/map/use-map-libre';
import { useText } from '@yuheng/console/text/text-context';
import { useColours } from '@yuheng/console/ui/use-colours';
import type { CanvasSource, GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { layersOver } from './coverage-layers.ts';
import styles from './coverage-map.module.css';
import type { CoverageCanvas } from './use-coverage-canvas.ts';
import { type SiteHandlers, useSiteDrag } from './use-site-drag.ts';

/** The coverage over quiet ground, with its sites to take hold of. Load it lazily: it brings MapLibre. */
export function CoverageMap({
  sources,
  coverage,
  covered,
  ...handlers
}: {
  /** By the names that `layersOver` knows. */
  readonly sources: MapSources;
  readonly coverage: CoverageCanvas | null;
  /** Pixels on the left that panels cover, where the map is wide enough. */
  readonly covered: number;
} & SiteHandlers) {
  const t = useText('network');
  const colours = useColours();
  const { box, map, failed } = useMapLibre();
  const { areas, layers: ground } = useBaseAreas();
  const over = useMemo(() => layersOver(colours), [colours]);
  useEffect(() => {
    if (map !== null) setData(map, { ...sources, areas });
  }, [map, sources, areas]);
  useEffect(() => {
    if (map === null) return;
    const paper = {
      id: 'paper',
      type: 'background',
      paint: { 'background-color': colours('--sunken') },
    } as const;
    for (const { id } of [paper, ...ground, ...over]) if (map.getLayer(id)) map.removeLayer(id);
    const before = map.getLayer('coverage') ? 'coverage' : undefined;
    for (const layer of [paper, ...ground]) map.addLayer(layer, before);
    for (const layer of over) map.addLayer(layer);
  }, [map, ground, over, colours]);
  usePicture(map, coverage);
  useBounds(map, coverage, covered);
  useSiteDrag(map, handlers);
  if (failed) return <p className={styles['failed']}>{t('map.unavailable')}</p>;
  return (
    <div
      ref={box}
      className={styles['map']}
      role="application"
      aria-label={t('coverage.map')}
      data-testid="coverage-map"
      data-shown={coverage?.version ?? 0}
    />
  );
}

function setData(map: MapLibre, sources: MapSources): void {
  for (const [name, data] of Object.entries(sources)) {
    const source = map.getSource<GeoJSONSource>(name);
    if (source === undefined) map.addSource(name, { type: 'geojson', data });
    else source.setData(data);
  }
}

/** Below everything but the ground; taken over again when it was painted again. */
function usePicture(map: MapLibre | null, coverage: CoverageCanvas | null): void {
  const canvas = coverage?.canvas;
  const corners = coverage?.corners;
  useEffect(() => {
    if (map === null || canvas === undefined || corners === undefined) return;
    map.addSource('coverage', {
      type: 'canvas',
      canvas,
      coordinates: corners as never,
      animate: false,
    });
    map.addLayer(
      {
        id: 'coverage',
        type: 'raster',
        source: 'coverage',
        paint: { 'raster-opacity': 0.86, 'raster-resampling': 'nearest', 'raster-fade-duration': 0 },
      },
      map.getLayer('outline band') ? 'outline band' : undefined,
    );
    return () => {
      // A map that was taken away has no style any more.
      if (!map.style) return;
      map.removeLayer('coverage');
      map.removeSource('coverage');
    };
  }, [map, canvas, corners]);
  const version = coverage?.version;
  useEffect(() => {
    if (version === undefined) return;
    const source = map?.getSource<CanvasSource>('coverage');
    // Playing and stopping takes the canvas over once.
    source?.play();
    source?.pause();
    map?.triggerRepaint();
  }, [map, version]);
}

function useBounds(map: MapLibre | null, coverage: CoverageCanvas | null, covered: number): void {
  const corners = coverage?.corners;
  useEffect(() => {
    const [[west = 0, north = 0] = [], , [east = 0, south = 0] = []] = corners ?? [];
    if (map === null || corners === undefined) return;
    const wide = map.getContainer().clientWidth > 2.4 * covered;
    const padding = { top: 24, right: 24, bottom: wide ? 24 : 280, left: wide ? covered + 24 : 24 };
    map.fitBounds([west, south, east, north], { padding, duration: 0 });
  }, [map, corners, covered]);
}
