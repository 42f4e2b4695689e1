import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

export const readChain = defineOperation({
  name: 'read-chain',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({}),
  output: Type.Object({
    entries: Type.Integer(),
    head: Type.String(),
    /** Sequence of the first entry that does not hold; null: the whole chain does. */
    brokenAt: Type.Union([Type.Integer(), Type.Null()]),
  }),
  handle: (_input, { kernel }) => kernel.audit.verify(),
});
