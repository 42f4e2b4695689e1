import type { Static } from 'typebox';
import type { IndoorDesign } from '../indoor/design-shape.ts';
import { ringArea } from '../indoor/ring-area.ts';
import { indoorBuilder } from './indoor-builder.ts';
import type { IndoorRecord } from './indoor-shape.ts';
import { property, relationship } from './wire-attribute.ts';

/**
 * An indoor system as attributes in normalised form, with what follows from its venue and its design.
 * @param design null where none is told: floors and area stay what they were
 */
export function indoorFacts(
  { name, venue, keyBuilding, operators, status, city }: Static<typeof IndoorRecord>,
  design: IndoorDesign | null,
): Readonly<Record<string, object>> {
  return {
    name: property(name),
    venue: property(venue),
    keyBuilding: property(keyBuilding),
    builder: property(indoorBuilder({ venue, keyBuilding })),
    status: property(status),
    ...(design === null ? {} : sizeOf(design)),
    ...(operators.length === 0 ? {} : { operators: property(operators) }),
    ...(city === null ? {} : { city: relationship(city) }),
  };
}

function sizeOf({ floors, outline }: IndoorDesign): Readonly<Record<string, object>> {
  const area = Math.round(10 * floors * ringArea(outline)) / 10;
  return { floors: property(floors, { unitCode: 'C62' }), area: property(area, { unitCode: 'MTK' }) };
}
