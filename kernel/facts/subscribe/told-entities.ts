import type { Json, JsonObject } from '../model/entity.ts';

/** Ids of the entities that a notification tells of, and of those that are joined to them (ETSI GS CIM 009 V1.9.1, clauses 4.5.23 and 5.3.1). */
export function toldEntities({ data }: JsonObject): ReadonlySet<string> {
  const ids = new Set<string>();
  const look = (value: Json | undefined): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (isObject(value)) {
      if (typeof value['id'] === 'string') ids.add(value['id']);
      for (const member of Object.values(value))
        for (const one of Array.isArray(member) ? member : [member]) if (isObject(one)) look(one['entity']);
    }
  };
  // GeoJSON: a collection of features, whose attributes are their properties.
  const features = isObject(data) ? data['features'] : undefined;
  if (!Array.isArray(features)) look(data);
  else
    for (const feature of features)
      if (isObject(feature)) {
        if (typeof feature['id'] === 'string') ids.add(feature['id']);
        look(feature['properties']);
      }
  return ids;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
