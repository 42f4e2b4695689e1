import { distanceBetween } from '../model/distance.ts';
import type { Geometry } from '../model/entity.ts';
import { positionsOf } from '../model/geometry.ts';
import { geoSatisfies } from '../query/geo.ts';
import type { GeoQuery } from '../selection.ts';

/**
 * Does the place of a source satisfy a geo-query, or may something in it (ETSI GS CIM 009 V1.9.1, clause 5.10.2.4)? What is
 * asked of things is asked of all places where they may lie.
 */
export function mayLie(query: GeoQuery, place: Geometry): boolean {
  const { relation, geometry, maxDistance = Infinity, minDistance = 0 } = query;
  const is = (other: GeoQuery['relation']): boolean => geoSatisfies({ relation: other, geometry }, place);
  switch (relation) {
    case 'near':
      return distanceBetween(place, geometry) <= maxDistance && furthest(place, geometry) >= minDistance;
    case 'within':
    case 'intersects':
    case 'overlaps':
      return is('intersects');
    case 'contains':
    case 'equals':
      return is('contains');
    case 'disjoint':
      return !is('within');
  }
}

/** Metres from a geometry to the corner of a place that is furthest away. */
function furthest(place: Geometry, from: Geometry): number {
  const corners = positionsOf(place).map((coordinates): Geometry => ({ type: 'Point', coordinates }));
  return Math.max(...corners.map((corner) => distanceBetween(corner, from)));
}
