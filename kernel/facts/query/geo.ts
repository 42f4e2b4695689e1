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

/** A little less than a degree of latitude, so that boxes come out larger than the circle that they hold. */
const METRES_PER_DEGREE = 111_000;
/** Degrees; a tenth of a millimetre. */
const ROUNDING = 1e-9;

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
  const dLat = query.maxDistance / METRES_PER_DEGREE + ROUNDING;
  // Around a pole every longitude is near, and the box knows nothing of the date line.
  const furthest = Math.max(Math.abs(south), Math.abs(north)) + dLat;
  if (furthest >= 89) return null;
  const dLon = dLat / Math.cos((furthest * Math.PI) / 180);
  if (west - dLon < -180 || east + dLon > 180) return null;
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}
