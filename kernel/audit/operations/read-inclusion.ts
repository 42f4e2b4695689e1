import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';

const hashes = Type.Array(Type.String());

/** That an entry is in the log (RFC 6962, section 2.1.1), and that a line is in the entry. */
export const readInclusion = defineOperation({
  name: 'read-inclusion',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({
    sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    /** The tree as it was at that size; as it is unless told. */
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  }),
  output: Type.Object({
    hash: Type.String(),
    index: Type.Integer(),
    size: Type.Integer(),
    root: Type.String(),
    path: hashes,
  }),
  async handle({ sequence, size }, { kernel }) {
    const proof = await kernel.audit.prove(sequence, size);
    if (!proof) throw new Problem('audit.not-found', { sequence });
    return { ...proof, path: [...proof.path] };
  },
});
