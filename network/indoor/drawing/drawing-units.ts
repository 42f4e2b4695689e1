/**
 * Units of drawings, with metres of one: values of `$INSUNITS` (DXF reference, HEADER section) that a building can be drawn in.
 * Feet and inches are the international ones.
 */
const units = [
  { unit: 'in', code: 1, metres: 0.0254 },
  { unit: 'ft', code: 2, metres: 0.3048 },
  { unit: 'mm', code: 4, metres: 0.001 },
  { unit: 'cm', code: 5, metres: 0.01 },
  { unit: 'm', code: 6, metres: 1 },
  { unit: 'yd', code: 10, metres: 0.9144 },
  { unit: 'dm', code: 14, metres: 0.1 },
] as const;

export type DrawingUnit = (typeof units)[number]['unit'];
export const drawingUnits: readonly DrawingUnit[] = units.map(({ unit }) => unit);

export function metresOf(unit: DrawingUnit): number {
  return units.find((each) => each.unit === unit)?.metres ?? 1;
}

/** The unit of a value of `$INSUNITS`; null where it says none (0), or one that nobody draws a building in. */
export function unitOfCode(code: number): DrawingUnit | null {
  return units.find((each) => each.code === code)?.unit ?? null;
}
