import type { Entity, Geometry, Json, JsonObject } from '../model/entity.ts';
import { isGeometry } from '../model/geometry.ts';

/** An entity on the wire as a GeoJSON feature (ETSI GS CIM 009 V1.9.1, clause 4.5.16; RFC 7946, section 3.2). */
export function featureOf({ id, ...properties }: JsonObject, geometry: Geometry | null): JsonObject {
  return { ...(id === undefined ? {} : { id }), type: 'Feature', geometry: geometry as Json, properties };
}

/** Where the entity is, by the default instance of this attribute; null where it is nowhere. */
export function geometryOf({ facts }: Entity, attribute: string): Geometry | null {
  const fact = Object.hasOwn(facts, attribute) ? facts[attribute] : undefined;
  return fact?.kind === 'GeoProperty' && isGeometry(fact.value) ? fact.value : null;
}
