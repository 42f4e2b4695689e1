import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { KeyName } from '../key-name.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const revokeKey = defineOperation({
  name: 'revoke-key',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ name: KeyName, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ name }, call) {
    await call.kernel.identity.keys.revoke(name, call.actor, await tenantOfCall(call));
    return {};
  },
});
