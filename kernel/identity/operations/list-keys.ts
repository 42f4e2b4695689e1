import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

const Time = Type.Union([Type.String(), Type.Null()]);

/** Who may make keys may see them; viewers, who read everything else, do not. */
export const listKeys = defineOperation({
  name: 'list-keys',
  kind: 'query',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ tenant: TenantName }),
  output: Type.Object({
    keys: Type.Array(
      Type.Object({
        name: Type.String(),
        organisation: Type.Union([Type.String(), Type.Null()]),
        roles: Type.Array(Type.String()),
        synthetic: Type.Boolean(),
        everywhere: Type.Boolean(),
        madeAt: Type.String(),
        lastUsedAt: Time,
        revokedAt: Time,
      }),
    ),
  }),
  async handle(_input, call) {
    const keys = await call.kernel.identity.keys.list(await tenantOfCall(call));
    return { keys: keys.map((key) => ({ ...key, roles: [...key.roles] })) };
  },
});
