import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';

const size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** That the log as it was only grew (RFC 6962, section 2.1.2): its root at both sizes, and the hashes that lead from one to the other. */
export const readConsistency = defineOperation({
  name: 'read-consistency',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({ from: size, to: Type.Optional(size) }),
  output: Type.Object({
    from: Type.Object({ size: Type.Integer(), root: Type.String() }),
    to: Type.Object({ size: Type.Integer(), root: Type.String() }),
    path: Type.Array(Type.String()),
  }),
  async handle({ from, to }, { kernel }) {
    const proof = await kernel.audit.proveGrowth(from, to);
    if (!proof) throw new Problem('audit.not-found', { sequence: to ?? from });
    return { ...proof, path: [...proof.path] };
  },
});
