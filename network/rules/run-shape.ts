import Type from 'typebox';
import { ModelShape, TerrainShape } from './case-shape.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });
const shares = Type.Array(
  Type.Object({ from: Type.Number(), share: Type.Union([Type.Number(), Type.Null()]) }),
);

export const SharesShape = Type.Object({ pixels: Count, level: shares, sinr: shares });

const SummaryShape = Type.Object({
  pixels: Count,
  served: Count,
  holes: Count,
  unknown: Count,
  unheard: Count,
  sites: Count,
  cells: Count,
  cell: Type.Number(),
  reach: Type.Number(),
  frequency: Type.Number(),
  shares: SharesShape,
  calibration: Type.Union([Type.Object({ error: Type.Number() }), Type.Null()]),
  buildings: Type.Union([Count, Type.Null()]),
  files: Type.Array(Type.String()),
  seconds: Type.Number(),
});

/** A run with what its case says of it. */
export const RunShape = Type.Object({
  id: Type.String(),
  caseId: Type.String(),
  /** To be read and cancelled by `jobs`. */
  job: Type.String(),
  askedAt: Type.String(),
  askedBy: Type.String(),
  finishedAt: Nullable,
  /** SHA-256 of the case, the model and all heights; null until it is computed. */
  inputHash: Nullable,
  summary: Type.Union([SummaryShape, Type.Null()]),
  caseName: Type.String(),
  model: ModelShape,
  terrain: TerrainShape,
  synthetic: Type.Boolean(),
});
