import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name } from '../directory-fields.ts';
import { KeyName } from '../key-name.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const addKey = defineOperation({
  name: 'add-key',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({
    name: KeyName,
    organisation: Type.Optional(Name),
    roles: Type.Array(Type.Enum(['machine', 'viewer', 'officer', 'administrator']), { minItems: 1 }),
    synthetic: Type.Optional(Type.Boolean()),
    tenant: TenantName,
  }),
  output: Type.Object({ key: Type.String() }),
  async handle({ name, organisation = null, roles, synthetic = false, tenant }, call) {
    const { kernel, actor } = call;
    const made = { name, organisation, roles: [...new Set(roles)], synthetic };
    return { key: await kernel.identity.keys.add(made, actor, await tenantOfCall(call, tenant)) };
  },
});
