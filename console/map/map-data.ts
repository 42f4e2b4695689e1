import type { Geometry } from '@yuheng/kernel/facts-model';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';

/** GeoJSON (RFC 7946) as the map takes it. */
type FeatureCollection = Extract<GeoJSONSourceSpecification['data'], { readonly type: 'FeatureCollection' }>;
type Feature = FeatureCollection['features'][number];

export type MapSources = { readonly [name: string]: FeatureCollection };

export interface MapLabel {
  readonly id: string;
  readonly text: string;
  readonly at: readonly [longitude: number, latitude: number];
}

export type Bounds = [west: number, south: number, east: number, north: number];

/** A feature of an entity; `properties` must be flat for styles to read them. */
export function feature(
  id: string,
  geometry: Geometry,
  properties: { readonly [name: string]: string | number | boolean | null },
): Feature {
  return {
    type: 'Feature',
    geometry: geometry as unknown as Feature['geometry'],
    properties: { ...properties, id },
  };
}

export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

export function isGeometry(value: unknown): value is Geometry {
  return typeof value === 'object' && value !== null && 'type' in value && 'coordinates' in value;
}

/** The box around all positions, or null where there is none. */
export function boundsOf(geometries: readonly Geometry[]): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) widen(box, geometry.coordinates);
  return Number.isFinite(box[0]) ? box : null;
}

function widen(box: Bounds, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return;
  const [longitude, latitude] = coordinates;
  if (typeof longitude === 'number' && typeof latitude === 'number') {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
    return;
  }
  for (const each of coordinates) widen(box, each);
}

/** The middle of the box around a geometry: good enough for a name. */
export function middleOf(geometry: Geometry): readonly [number, number] | null {
  const box = boundsOf([geometry]);
  return box === null ? null : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
