import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

const LIMIT = 366;

/** The head of the log as it was signed day by day, the newest first. */
export const listHeads = defineOperation({
  name: 'list-heads',
  kind: 'query',
  permission: 'audit.read',
  input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMIT })) }),
  output: Type.Object({
    heads: Type.Array(
      Type.Object({
        /** UTC */
        day: Type.String(),
        at: Type.String(),
        size: Type.Integer(),
        checkpoint: Type.String(),
        vkey: Type.String(),
      }),
    ),
  }),
  handle: async ({ limit = 31 }, { kernel }) => ({ heads: [...(await kernel.audit.keptHeads(limit))] }),
});
