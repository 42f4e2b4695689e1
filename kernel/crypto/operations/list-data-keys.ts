import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PROFILES } from '../profiles.ts';

const Time = Type.Union([Type.String(), Type.Null()]);
const ProfileName = Type.Enum([...PROFILES]);

/** What keys there are, and what each is for: never the keys themselves. */
export const listDataKeys = defineOperation({
  name: 'list-data-keys',
  kind: 'query',
  permission: 'crypto.write',
  input: Type.Object({}),
  output: Type.Object({
    /** That which wraps data keys now; null: the house has none. */
    master: Type.Union([Type.Object({ id: Type.String(), profile: ProfileName }), Type.Null()]),
    keys: Type.Array(
      Type.Object({
        id: Type.String(),
        /** Number of the tenant. */
        tenant: Type.Integer(),
        purpose: Type.String(),
        profile: ProfileName,
        master: Type.String(),
        madeAt: Type.String(),
        /** Nothing new is sealed by it since. */
        supersededAt: Time,
        /** Nothing stands under it any more. */
        endedAt: Time,
      }),
    ),
  }),
  async handle(_input, { kernel: { keyring } }) {
    const keys = await keyring.list();
    return {
      master: keyring.master && { ...keyring.master },
      keys: keys.map(({ id, tenant, purpose, profile, master, madeAt, supersededAt, endedAt }) => ({
        id,
        tenant,
        purpose,
        profile,
        master,
        madeAt,
        supersededAt,
        endedAt,
      })),
    };
  },
});
