import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../http/problem.ts';
import { distanceBetween } from '../model/distance.ts';
import type { Geometry } from '../model/entity.ts';
import { type Bounds, boundsOf, isGeometry } from '../model/geometry.ts';
import type { GeoQuery } from '../selection.ts';
import { badShape } from './bad-shape.ts';
import { related } from './topology.ts';

/** A little less than a degree of latitude, so that boxes come out larger than the circle that they hold. */
const METRES_PER_DEGREE = 111_000;
/** Degrees; a tenth of a millimetre. */
const ROUNDING = 1e-9;

/** @throws Problem facts.bad-geo-query */
export function checkGeo(query: GeoQuery): GeoQuery {
  const { relation, geometry, maxDistance, minDistance } = query;
  const { type } = geometry;
  if (!isGeometry(geometry)) throw badShape(type);
  const distances = [maxDistance, minDistance].filter((metres) => metres !== undefined);
  if (relation === 'near' && (distances.length === 0 || distances.some((metres) => !(metres >= 0))))
    throw new Problem('facts.bad-geo-query', { reason: 'near;maxDistance==metres' });
  if (relation !== 'near' && distances.length > 0)
    throw new Problem('facts.bad-geo-query', { reason: `${relation};…Distance` });
  return query;
}

/** Decides a geo-query (ETSI GS CIM 009 V1.9.1, clause 4.10): does the geometry have the relation to that of the query? */
export function geoSatisfies(query: GeoQuery, geometry: Geometry): boolean {
  const { relation, geometry: reference } = query;
  switch (relation) {
    case 'near': {
      const metres = distanceBetween(geometry, reference);
      return metres <= (query.maxDistance ?? Infinity) && metres >= (query.minDistance ?? 0);
    }
    case 'disjoint':
      return !meet(geometry, reference);
    case 'intersects':
      return meet(geometry, reference);
    case 'within':
      return boxesMeet(geometry, reference) && contains(reference, geometry);
    case 'contains':
      return boxesMeet(geometry, reference) && contains(geometry, reference);
    case 'equals':
      return (
        same(geometry, reference) ||
        (boxesMeet(geometry, reference) && related(geometry, 'equalsTopo', reference))
      );
    case 'overlaps':
      return boxesMeet(geometry, reference) && related(geometry, 'overlaps', reference);
  }
}

function meet(a: Geometry, b: Geometry): boolean {
  return boxesMeet(a, b) && related(a, 'intersects', b);
}

function contains(a: Geometry, b: Geometry): boolean {
  return same(a, b) || related(a, 'contains', b);
}

const same = (a: Geometry, b: Geometry): boolean =>
  a.type === b.type && isDeepStrictEqual(a.coordinates, b.coordinates);

function boxesMeet(a: Geometry, b: Geometry): boolean {
  const [west, south, east, north] = boundsOf(a);
  const [left, bottom, right, top] = boundsOf(b);
  return west <= right && left <= east && south <= top && bottom <= north;
}

/** The box that everything the query can accept must touch, or null where there is none. */
export function geoBounds(query: GeoQuery): Bounds | null {
  const [west, south, east, north] = boundsOf(query.geometry);
  // Whatever is far away is disjoint as well.
  if (query.relation === 'disjoint') return null;
  if (query.relation !== 'near') return [west, south, east, north];
  if (query.maxDistance === undefined) return null;
  const dLat = query.maxDistance / METRES_PER_DEGREE + ROUNDING;
  // Around a pole every longitude is near, and the box knows nothing of the date line.
  const furthest = Math.max(Math.abs(south), Math.abs(north)) + dLat;
  if (furthest >= 89) return null;
  const dLon = dLat / Math.cos((furthest * Math.PI) / 180);
  if (west - dLon < -180 || east + dLon > 180) return null;
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}
