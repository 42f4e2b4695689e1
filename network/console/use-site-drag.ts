import type {
  LngLat,
  MapLayerMouseEvent,
  MapLayerTouchEvent,
  Map as MapLibre,
  MapMouseEvent,
} from 'maplibre-gl';
import { useEffect, useRef } from 'react';

export interface SiteHandlers {
  readonly onPick: (site: string) => void;
  readonly onDrag: (site: string, longitude: number, latitude: number) => void;
  /** A click beside all sites. */
  readonly onPlace: (longitude: number, latitude: number) => void;
}

/** Pixels that a hand shakes: less is a click, not a move. */
const shake = 4;

/** Sites on the layer `sites` can be picked and dragged, by mouse and by finger. */
export function useSiteDrag(map: MapLibre | null, handlers: SiteHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (map === null) return;
    const canvas = map.getCanvas();
    let held: { readonly site: string; readonly x: number; readonly y: number; moved: boolean } | null = null;
    const take = (event: MapLayerMouseEvent | MapLayerTouchEvent) => {
      const site: unknown = event.features?.[0]?.properties['id'];
      if (typeof site !== 'string') return;
      // The map itself stays where it is.
      event.preventDefault();
      held = { site, x: event.point.x, y: event.point.y, moved: false };
    };
    const drag = ({ point, lngLat }: { point: { x: number; y: number }; lngLat: LngLat }) => {
      if (held === null) return;
      held.moved ||= Math.hypot(point.x - held.x, point.y - held.y) > shake;
      if (!held.moved) return;
      canvas.style.cursor = 'grabbing';
      latest.current.onDrag(held.site, lngLat.lng, lngLat.lat);
    };
    // The click that follows a drop belongs to the site.
    let dropped = false;
    const drop = () => {
      if (held === null) return;
      latest.current.onPick(held.site);
      canvas.style.cursor = '';
      held = null;
      dropped = true;
      setTimeout(() => {
        dropped = false;
      });
    };
    const click = ({ lngLat }: MapMouseEvent) => {
      if (!dropped) latest.current.onPlace(lngLat.lng, lngLat.lat);
    };
    const over = () => {
      canvas.style.cursor = 'grab';
    };
    const out = () => {
      if (held === null) canvas.style.cursor = '';
    };
    const one = (event: MapLayerTouchEvent) => {
      if (event.points.length === 1) take(event);
    };
    map.on('mousedown', 'sites', take);
    map.on('touchstart', 'sites', one);
    map.on('mousemove', drag);
    map.on('touchmove', drag);
    map.on('mouseup', drop);
    map.on('touchend', drop);
    map.on('click', click);
    map.on('mouseenter', 'sites', over);
    map.on('mouseleave', 'sites', out);
    return () => {
      map.off('mousedown', 'sites', take);
      map.off('touchstart', 'sites', one);
      map.off('mousemove', drag);
      map.off('touchmove', drag);
      map.off('mouseup', drop);
      map.off('touchend', drop);
      map.off('click', click);
      map.off('mouseenter', 'sites', over);
      map.off('mouseleave', 'sites', out);
    };
  }, [map]);
}
