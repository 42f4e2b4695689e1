import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { MeasureView, measureView } from '../measure-view.ts';

export const readMeasurement = defineOperation({
  name: 'read-measurement',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    id: Type.String(),
    measure: Type.String(),
    version: Type.Integer(),
    value: Type.Union([Type.Number(), Type.Null()]),
    unit: Type.String(),
    status: Type.String(),
    at: Type.String(),
    evaluatedAt: Type.String(),
    tier: MeasureView.properties.tier,
    facts: Type.Integer(),
    synthetic: Type.Boolean(),
    factRoot: Type.String(),
    definition: MeasureView,
    audit: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
  }),
  async handle({ id }, { kernel }) {
    const measurement = await kernel.measures.read(id);
    const known = kernel.registry.measures.get(measurement.measure);
    if (!known) throw new Problem('measures.not-found', { code: measurement.measure });
    const entry = await kernel.audit.read(measurement.auditSequence);
    if (!entry) throw new Error(`log entry ${measurement.auditSequence} is missing`);
    const { measure, version, value, status, at, evaluatedAt, tier, facts, synthetic, factRoot } =
      measurement;
    return {
      id,
      measure,
      version,
      value,
      unit: known.definition.unit,
      status,
      at,
      evaluatedAt,
      tier,
      facts,
      synthetic,
      factRoot,
      definition: measureView(kernel.registry, known.pack, known.definition),
      audit: { sequence: entry.sequence, hash: entry.hash },
    };
  },
});
