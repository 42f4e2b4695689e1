import type { Geometry } from '@yuheng/kernel/facts-model';
import { isGeometry } from '@yuheng/kernel/geometry';
import type { LonLat } from '../coordinates/offset-systems.ts';

/** Degrees: latitude and longitude of WGS 84 and CGCS2000. */
const degreeSystems = ['4326', '4490'];
/** Of the circle's polygon, which lies about it: nothing within the radius is left out. */
const corners = 64;
export const metresPerDegree = (Math.PI / 180) * 6_371_008.8;

/**
 * The area that a cell writes as GeoJSON (RFC 7946: a geometry, or the feature that has it) or as well-known text (OGC 06-103r4,
 * clause 7; with `SRID=` in front as PostGIS has it): polygons only, longitude first, rings closed where they are not. Heights are
 * left out. Null where it is no such thing. Pure.
 */
export function areaIn(text: string): Geometry | null {
  const { type, coordinates } = (text.startsWith('{') ? jsonShape(text) : textShape(text)) ?? {};
  if (!Array.isArray(coordinates)) return null;
  const closed =
    type === 'Polygon' ? polygon(coordinates) : type === 'MultiPolygon' ? many(coordinates) : null;
  const shape = { type, coordinates: closed };
  return isGeometry(shape) ? shape : null;
}

/** The area within some metres of a place. Pure. */
export function circleAbout({ longitude, latitude }: LonLat, metres: number): Geometry {
  const reach = metres / Math.cos(Math.PI / corners) / metresPerDegree;
  const ring = Array.from({ length: corners + 1 }, (_, index) => {
    const angle = (2 * Math.PI * (index % corners)) / corners;
    return [
      longitude + (reach * Math.sin(angle)) / Math.cos((latitude * Math.PI) / 180),
      latitude + reach * Math.cos(angle),
    ] as const;
  });
  return { type: 'Polygon', coordinates: [ring] } as unknown as Geometry;
}

interface Shape {
  readonly type?: unknown;
  readonly coordinates?: unknown;
}

function jsonShape(text: string): Shape | null {
  try {
    const parsed = JSON.parse(text) as Shape & { readonly geometry?: Shape | null };
    return parsed.type === 'Feature' ? (parsed.geometry ?? null) : parsed;
  } catch {
    return null;
  }
}

function textShape(text: string): Shape | null {
  const match = /^(?:SRID=(\d+);)?\s*(MULTI)?POLYGON\s*(?:ZM|Z|M)?\s*(\([-+.\d\se,()]*\))$/i.exec(text);
  if (match === null) return null;
  const [, system, several, body = ''] = match;
  if (system !== undefined && !degreeSystems.includes(system)) return null;
  // Brackets nest as those of GeoJSON do, and corners stand between commas.
  const json = body
    .replaceAll(/[^(),]+/g, (corner) => (corner.trim() === '' ? '' : JSON.stringify(numbersIn(corner))))
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const shape = jsonShape(`{"coordinates":${json}}`);
  return shape && { ...shape, type: several === undefined ? 'Polygon' : 'MultiPolygon' };
}

function numbersIn(corner: string): readonly number[] {
  return corner.trim().split(/\s+/).map(Number);
}

function many(polygons: readonly unknown[]): unknown {
  return polygons.map((each) => (Array.isArray(each) ? polygon(each) : null));
}

function polygon(rings: readonly unknown[]): unknown {
  return rings.map((ring) => {
    if (!Array.isArray(ring)) return null;
    const flat = ring.map((corner: unknown) => (Array.isArray(corner) ? corner.slice(0, 2) : null));
    const [first, last] = [flat[0], flat.at(-1)];
    const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
    return isClosed ? flat : [...flat, first];
  });
}
