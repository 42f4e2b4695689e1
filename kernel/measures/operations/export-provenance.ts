import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { provenanceOf } from '../provenance/provenance-of.ts';

const Records = Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()));

/** The evidence of a figure as PROV-JSON, for whoever reads provenance in the terms of the W3C. */
export const exportProvenance = defineOperation({
  name: 'export-provenance',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ measurement: Type.String({ format: 'uuid' }) }),
  /** kernel/measures/provenance/prov-document.ts */
  output: Type.Object({
    prefix: Type.Record(Type.String(), Type.String()),
    entity: Records,
    activity: Records,
    agent: Records,
    used: Records,
    wasGeneratedBy: Records,
    wasAssociatedWith: Records,
    wasAttributedTo: Records,
    actedOnBehalfOf: Records,
    hadPrimarySource: Records,
  }),
  async handle({ measurement }, { kernel: { measures } }) {
    const [bundle, software] = await Promise.all([
      measures.bundle(measurement),
      measures.softwareOf(measurement),
    ]);
    return provenanceOf(bundle, software) as never;
  },
});
