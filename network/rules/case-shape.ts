import Type from 'typebox';
import { assumptions } from './station-case.ts';

/** Where the heights of a case come from: the configured folder, or the synthetic town. */
export const terrains = ['folder', 'synthetic'] as const;
export type TerrainName = (typeof terrains)[number];

export const ModelShape = Type.Enum(['itm', 'p1812', '38901']);
export const TerrainShape = Type.Enum([...terrains]);
export const AssumptionShape = Type.Enum([...assumptions]);
const Nullable = Type.Union([Type.String(), Type.Null()]);

const position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
]);

/** GeoJSON (RFC 7946, section 3.1.7) over which shares are counted. */
export const AreaShape = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(
    Type.Array(Type.Array(position, { minItems: 4, maxItems: 20_000 }), { minItems: 1, maxItems: 1000 }),
    {
      minItems: 1,
      maxItems: 2000,
    },
  ),
});

/** What the list of cases shows. */
export const caseFields = {
  id: Type.String(),
  name: Type.String(),
  model: ModelShape,
  terrain: TerrainShape,
  assumed: Type.Array(AssumptionShape),
  parent: Nullable,
  synthetic: Type.Boolean(),
  createdAt: Type.String(),
  createdBy: Type.String(),
};
