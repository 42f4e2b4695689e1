import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { PlanParts } from '../indoor/design-shape.ts';
import { drawingLimit } from '../indoor/drawing/drawing.ts';
import { type DrawingUnit, drawingUnits } from '../indoor/drawing/drawing-units.ts';
import { planFaults } from '../indoor/drawing/floor-plan-of.ts';
import { type LayerRole, layerRoles } from '../indoor/drawing/layer-roles.ts';
import { readFloorPlan } from '../indoor/drawing/read-floor-plan.ts';

const Count = Type.Integer({ minimum: 0 });
const Unit = Type.Enum([...drawingUnits] as DrawingUnit[]);

/**
 * What a floor plan in DXF holds, and the plan that comes of it: outline, walls by material, rooms. Nothing is kept; the plan is
 * taken over with `save-indoor`.
 */
export const previewDrawing = defineOperation({
  name: 'preview-drawing',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    /** Without one, the drawing's own. */
    unit: Type.Optional(Unit),
    /** What layers are, as JSON: name -> role. Of those left out, what their names suggest. */
    roles: Type.Optional(Type.String({ maxLength: 100_000, contentMediaType: 'application/json' })),
    /** Walls that are drawn by two faces become one line where these are no farther apart, m; 0.5 unless told, 0 leaves all lines as they are. */
    thickest: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })),
  }),
  output: Type.Object({
    /** What the drawing says of itself, and what it was taken for. */
    unit: Type.Object({ said: Type.Union([Unit, Type.Null()]), used: Type.Union([Unit, Type.Null()]) }),
    /** Of what is a wall, an outline or a room, in units of the drawing; null where there is nothing. */
    size: Type.Union([Type.Object({ width: Type.Number(), depth: Type.Number() }), Type.Null()]),
    layers: Type.Array(
      Type.Object({
        name: Type.String(),
        shown: Type.Boolean(),
        lines: Count,
        role: Type.Enum([...layerRoles] as LayerRole[]),
      }),
    ),
    /** Entities that were left out, by kind. */
    left: Type.Array(Type.Object({ kind: Type.String(), count: Count })),
    /** Null where there is none, and then why. */
    plan: Type.Union([Type.Object({ ...PlanParts, outlineDrawn: Type.Boolean() }), Type.Null()]),
    fault: Type.Union([Type.Enum([...planFaults]), Type.Null()]),
  }),
  body: { media: ['image/vnd.dxf', 'application/dxf', 'application/octet-stream'], maxBytes: drawingLimit },
  async handle({ unit, roles = '{}', thickest = 0.5 }, { body }) {
    return readFloorPlan(body, { unit: unit ?? null, roles: rolesOf(roles), thickest });
  },
});

/** @throws Problem `network.bad-layer-roles` */
function rolesOf(json: string): ReadonlyMap<string, LayerRole> {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      const roles = Object.entries(parsed).map(([layer, role]) => [layer, known(role)] as const);
      if (roles.every(([, role]) => role !== undefined)) return new Map(roles as [string, LayerRole][]);
    }
  } catch {
    // Told below, with all else that is no mapping of layers.
  }
  throw new Problem('network.bad-layer-roles', { what: json.slice(0, 60) });
}

function known(role: unknown): LayerRole | undefined {
  return layerRoles.find((each) => each === role);
}
