import type { Static } from 'typebox';
import type { IndoorDesign } from '../indoor/design-shape.ts';
import { ringArea } from '../indoor/ring-area.ts';
import { indoorBuilder } from './indoor-builder.ts';
import type { IndoorRecord } from './indoor-shape.ts';
import { property, relationship } from './wire-attribute.ts';

/** An indoor system as attributes in normalised form, with what follows from its venue and its design. */
export function indoorFacts(
  { name, venue, keyBuilding, operators, status, city }: Static<typeof IndoorRecord>,
  design: IndoorDesign,
): Readonly<Record<string, object>> {
  const area = Math.round(10 * design.floors * ringArea(design.outline)) / 10;
  return {
    name: property(name),
    venue: property(venue),
    keyBuilding: property(keyBuilding),
    builder: property(indoorBuilder({ venue, keyBuilding })),
    status: property(status),
    floors: property(design.floors, { unitCode: 'C62' }),
    area: property(area, { unitCode: 'MTK' }),
    ...(operators.length === 0 ? {} : { operators: property(operators) }),
    ...(city === null ? {} : { city: relationship(city) }),
  };
}
