import { Problem } from '../../http/problem.ts';
import type { Geometry } from '../model/entity.ts';
import {
  type Bounds,
  boundsOf,
  distance,
  isGeometry,
  polygonContains,
  polygonsOf,
  positionsOf,
} from '../model/geometry.ts';
import type { GeoQuery } from '../selection.ts';

const METRES_PER_DEGREE = 111_195;

/** @throws Problem facts.bad-geo-query */
export function checkGeo(query: GeoQuery): GeoQuery {
  const { relation, geometry, maxDistance, minDistance } = query;
  if (!isGeometry(geometry)) throw new Problem('facts.bad-geo-query', { reason: 'geometry' });
  const distances = [maxDistance, minDistance].filter((metres) => metres !== undefined);
  if (relation === 'near' && (distances.length === 0 || distances.some((metres) => !(metres >= 0)))) {
    throw new Problem('facts.bad-geo-query', { reason: 'near;maxDistance==metres' });
  }
  if (relation === 'near' && geometry.type !== 'Point')
    throw new Problem('facts.bad-geo-query', { reason: 'near: Point' });
  if (relation !== 'near' && polygonsOf(geometry).length === 0) {
    throw new Problem('facts.bad-geo-query', { reason: `${relation}: Polygon | MultiPolygon` });
  }
  return query;
}

/**
 * Decides a geo-query (ETSI NGSI-LD, clause 4.10). Thin until the complete broker: near by the closest position of the
 * geometry, within by all its positions, intersects by any position of one inside the other.
 */
export function geoSatisfies(query: GeoQuery, geometry: Geometry): boolean {
  const positions = positionsOf(geometry);
  if (query.relation === 'near') {
    const [centre] = positionsOf(query.geometry);
    if (!centre) return false;
    const closest = Math.min(...positions.map((position) => distance(centre, position)));
    return closest <= (query.maxDistance ?? Infinity) && closest >= (query.minDistance ?? 0);
  }
  const areas = polygonsOf(query.geometry);
  const inside = (position: (typeof positions)[number]): boolean =>
    areas.some((area) => polygonContains(area, position));
  if (query.relation === 'within') return positions.every(inside);
  const own = polygonsOf(geometry);
  return (
    positions.some(inside) ||
    positionsOf(query.geometry).some((position) => own.some((area) => polygonContains(area, position)))
  );
}

/** The box that everything the query can accept must touch, or null where there is none. */
export function geoBounds(query: GeoQuery): Bounds | null {
  const [west, south, east, north] = boundsOf(query.geometry);
  if (query.relation !== 'near') return [west, south, east, north];
  if (query.maxDistance === undefined) return null;
  const dLat = query.maxDistance / METRES_PER_DEGREE;
  const cos = Math.cos((Math.min(89, Math.abs(south) + dLat) * Math.PI) / 180);
  const dLon = dLat / cos;
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}
