import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { isWatched, WATCH } from '../watched.ts';

export const readEntry = defineOperation({
  name: 'read-entry',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({ sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
  output: Type.Object({
    sequence: Type.Integer(),
    at: Type.String(),
    actor: Type.String(),
    action: Type.String(),
    resource: Type.String(),
    payloadHash: Type.String(),
    hash: Type.String(),
    /** kernel/audit/line.ts */
    lines: Type.Array(Type.String()),
  }),
  async handle({ sequence }, { kernel, actor }) {
    const entry = await kernel.audit.read(sequence);
    if (!entry) throw new Problem('audit.not-found', { sequence });
    if (isWatched(entry.action)) kernel.policy.demand(actor, WATCH);
    return { ...entry, lines: [...(await kernel.audit.lines(sequence))] };
  },
});
