import type { Geometry, Json, JsonObject } from '../model/entity.ts';

/** An entity on the wire as a GeoJSON feature (ETSI GS CIM 009 V1.9.1, clause 4.5.16; RFC 7946, section 3.2). */
export function featureOf({ id, ...properties }: JsonObject, geometry: Geometry | null): JsonObject {
  return { ...(id === undefined ? {} : { id }), type: 'Feature', geometry: geometry as Json, properties };
}
