import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

export const exportEvidence = defineOperation({
  name: 'export-evidence',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ measurement: Type.String({ format: 'uuid' }) }),
  /** kernel/measures/verify.ts, EvidenceBundle. */
  output: Type.Object({ format: Type.Literal('yuheng-evidence/2') }, { additionalProperties: true }),
  handle: ({ measurement }, { kernel }) => kernel.measures.bundle(measurement),
});
