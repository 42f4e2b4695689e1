import Type from 'typebox';
import { indoorSystem } from '../entities/indoor-system.ts';

const { venue, status } = indoorSystem.attributes;

function valuesOf(attribute: typeof venue): string[] {
  return attribute !== undefined && 'oneOf' in attribute ? [...(attribute.oneOf ?? [])] : [];
}

export const venues = valuesOf(venue);
export const indoorStates = valuesOf(status);

export const SystemId = Type.String({ pattern: '^urn:ngsi-ld:IndoorSystem:[^\\s"\\\\]+$', maxLength: 200 });

/** What people say of an indoor system; who builds it, how many floors and how large follow from it and from its design. */
export const IndoorRecord = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    venue: Type.Enum(venues),
    keyBuilding: Type.Boolean(),
    operators: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20, uniqueItems: true }),
    status: Type.Enum(indoorStates),
    /** Of the province's cities, by id. */
    city: Type.Union([Type.String({ pattern: '^urn:[^\\s"\\\\]+$', maxLength: 500 }), Type.Null()]),
  },
  { additionalProperties: false },
);
