import type { Entity, Geometry } from './entity.ts';
import { isGeometry } from './geometry.ts';

/** Where the entity is, by the default instance of this attribute; null where it is nowhere. */
export function placeOf({ facts }: Entity, attribute: string): Geometry | null {
  const fact = Object.hasOwn(facts, attribute) ? facts[attribute] : undefined;
  return fact?.kind === 'GeoProperty' && isGeometry(fact.value) ? fact.value : null;
}
