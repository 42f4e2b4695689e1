import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { AskedTitle, askedTitle } from '../asked-title.ts';
import { readRefusals } from '../read-refusals.ts';

const TextOrNull = Type.Union([Type.String(), Type.Null()]);

/** What the log says of attempts that were refused, minute by minute, the newest first. */
export const listRefusals = defineOperation({
  name: 'list-refusals',
  kind: 'query',
  permission: 'audit.watch',
  input: Type.Object({
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** Only entries before this one. */
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  output: Type.Object({
    entries: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        at: Type.String(),
        /** null: nobody has shown who they are. */
        actor: TextOrNull,
        refusals: Type.Array(
          Type.Object({
            count: Type.Integer(),
            code: Type.String(),
            what: Type.String(),
            asked: AskedTitle,
            address: Type.String(),
            account: TextOrNull,
          }),
        ),
      }),
    ),
  }),
  async handle({ limit = 100, ...asked }, { kernel }) {
    // What this server has counted since the last minute as well.
    await kernel.refusals.keep();
    const found = await readRefusals(kernel.audit.tenant, { ...asked, limit }, kernel.database);
    return {
      entries: found.map(({ refusals, ...entry }) => ({
        ...entry,
        refusals: refusals.map((each) => ({ ...each, asked: askedTitle(kernel.registry, each.what) })),
      })),
    };
  },
});
