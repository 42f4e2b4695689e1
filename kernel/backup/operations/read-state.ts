import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

const orNull = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

/** How the server's backup stands, and what the last drill found; null: it keeps none. */
export const readState = defineOperation({
  name: 'read-state',
  kind: 'query',
  permission: 'backup.read',
  input: Type.Object({}),
  output: Type.Object({
    backup: orNull(
      Type.Object({
        encrypted: Type.Boolean(),
        /** When the last base was begun. */
        base: orNull(Type.String()),
        /** The last moment that can be restored. */
        reach: orNull(Type.String()),
        /** Bytes of WAL that are not in the backup yet. */
        lag: orNull(Type.Integer()),
        drill: orNull(
          Type.Object({
            at: Type.String(),
            moment: Type.String(),
            /** Seconds. */
            rpo: Type.Number(),
            /** Seconds. */
            rto: Type.Number(),
            /** Entries of the log. */
            lost: Type.Integer(),
            holds: Type.Boolean(),
          }),
        ),
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const state = await kernel.backups.state();
    return { backup: state && { ...state, drill: state.drill && { ...state.drill } } };
  },
});
