import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';

/** The head of the log, signed now (C2SP tlog-checkpoint): kept elsewhere, it shows later whether the log only grew. */
export const readCheckpoint = defineOperation({
  name: 'read-checkpoint',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({}),
  output: Type.Object({ size: Type.Integer(), checkpoint: Type.String(), vkey: Type.String() }),
  async handle(_input, { kernel }) {
    const head = await kernel.audit.signedHead();
    if (!head) throw new Problem('audit.no-key');
    return head;
  },
});
