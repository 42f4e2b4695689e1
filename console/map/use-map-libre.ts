import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../text/text-context.ts';
import styles from './map-frame.module.css';

// A file of our own, so that the content security policy needs no exception.
setWorkerUrl(workerUrl);

/** Class of the element that holds a map: its buttons and scale look like the rest of the console. */
export const mapFrame = styles['frame'] ?? '';

/** Class of what is said where this browser cannot draw maps. */
export const mapFailed = styles['failed'] ?? '';
/** What of a map has a name of its own. */
const named = [
  ['.maplibregl-canvas', 'map.name'],
  ['.maplibregl-ctrl-zoom-in', 'map.closer'],
  ['.maplibregl-ctrl-zoom-out', 'map.farther'],
] as const;

/** An empty, quiet map in the element that `box` is put on. `map` is null until its style can be changed. Load it lazily. */
export function useMapLibre(): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly map: MapLibre | null;
  /** This browser cannot draw maps. */
  readonly failed: boolean;
} {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed] = useState(() => !canDraw());
  useEffect(() => {
    if (box.current === null) return;
    const made = new MapLibre({
      container: box.current,
      style: { version: 8, sources: {}, layers: [] },
      center: [113.6, 33.9],
      zoom: 6,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    made.addControl(new ScaleControl({ maxWidth: 96 }), 'bottom-right');
    // Only a style that is there can be changed in place.
    made.once('style.load', () => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, []);
  // The library takes its words once, and in English; the language may change while the map is open.
  useEffect(() => {
    if (map === null) return;
    for (const [part, key] of named) {
      const element = map.getContainer().querySelector(part);
      element?.setAttribute('aria-label', t(key));
      if (element instanceof HTMLButtonElement) element.title = t(key);
    }
  }, [map, t]);
  return { box, map, failed };
}

function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
