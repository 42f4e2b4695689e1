import type { Drawing } from './drawing.ts';
import { type DrawingUnit, metresOf } from './drawing-units.ts';
import { type DrawnPlan, floorPlanOf, type PlanFault } from './floor-plan-of.ts';
import { type DrawnLayer, type LayerRole, layersOf } from './layer-roles.ts';
import { readDxf } from './read-dxf.ts';

/** What a drawing holds, and what comes of it. */
export interface ReadFloorPlan {
  readonly unit: { readonly said: DrawingUnit | null; readonly used: DrawingUnit | null };
  readonly size: { readonly width: number; readonly depth: number } | null;
  readonly layers: DrawnLayer[];
  readonly left: { readonly kind: string; readonly count: number }[];
  readonly plan: DrawnPlan | null;
  readonly fault: PlanFault | null;
}

/**
 * @param unit null: the drawing's own
 * @throws Problem of `readDxf`
 */
export function readFloorPlan(
  bytes: Uint8Array,
  {
    unit,
    roles: told,
    thickest,
  }: {
    readonly unit: DrawingUnit | null;
    readonly roles: ReadonlyMap<string, LayerRole>;
    readonly thickest: number;
  },
): ReadFloorPlan {
  const drawing = readDxf(bytes);
  const used = unit ?? drawing.unit;
  const layers = [...layersOf(drawing, told)];
  const roles = new Map(layers.map(({ name, role }) => [name, role]));
  const made = used === null ? 'unit' : floorPlanOf(drawing, { metres: metresOf(used), roles, thickest });
  const fault = typeof made === 'string' ? made : null;
  return {
    unit: { said: drawing.unit, used },
    size: sizeOf(drawing, roles),
    layers,
    left: [...drawing.left].map(([kind, count]) => ({ kind, count })),
    plan: typeof made === 'string' ? null : made,
    fault,
  };
}

function sizeOf({ lines }: Drawing, roles: ReadonlyMap<string, LayerRole>): ReadFloorPlan['size'] {
  const used = lines.filter(({ layer }) => roles.get(layer) !== 'none').flatMap(({ corners }) => corners);
  if (used.length === 0) return null;
  const extent = (axis: 0 | 1) => {
    const values = used.map((corner) => corner[axis]);
    return (
      values.reduce((most, value) => Math.max(most, value)) -
      values.reduce((least, value) => Math.min(least, value))
    );
  };
  return { width: extent(0), depth: extent(1) };
}
