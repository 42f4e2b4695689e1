import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { MeasureView, measureView } from '../measure-view.ts';
import { whyNoValue } from '../why-no-value.ts';

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
    /** Of the version that it was computed by. */
    definition: MeasureView,
    /** Why there is no value; found from its evidence (kernel/measures/why-no-value.ts). */
    noValue: Type.Union([Type.Object({ code: Type.String(), place: Type.String() }), Type.Null()]),
    audit: Type.Object({ sequence: Type.Integer(), hash: Type.String() }),
  }),
  async handle({ id }, { kernel }) {
    const measurement = await kernel.measures.read(id);
    const known = kernel.measures.find(measurement.measure);
    const versions = await kernel.measures.versions(measurement.measure);
    const used = versions.find((one) => one.definition.version === measurement.version)?.definition;
    if (!used) throw new Error(`the definition of measurement ${id} is missing`);
    const entry = await kernel.audit.read(measurement.auditSequence);
    if (!entry) throw new Error(`log entry ${measurement.auditSequence} is missing`);
    const { measure, version, value, status, at, evaluatedAt, tier, facts, synthetic, factRoot } =
      measurement;
    const { facts: selected } = value === null ? await kernel.measures.bundle(id) : { facts: null };
    return {
      id,
      measure,
      version,
      value,
      unit: used.unit,
      status,
      at,
      evaluatedAt,
      tier,
      facts,
      synthetic,
      factRoot,
      definition: measureView(kernel.registry, known, used),
      noValue: selected === null ? null : whyNoValue(used, selected),
      audit: { sequence: entry.sequence, hash: entry.hash },
    };
  },
});
