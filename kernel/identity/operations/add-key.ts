import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
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
    /** Its roles hold in every tenant: for who administers the house. */
    everywhere: Type.Optional(Type.Boolean()),
    tenant: TenantName,
  }),
  output: Type.Object({ key: Type.String() }),
  async handle({ name, organisation = null, roles, synthetic = false, everywhere = false }, call) {
    const { kernel, actor } = call;
    if (everywhere && actor.tenant !== null) throw new Problem('identity.not-the-house');
    const made = { name, organisation, roles: [...new Set(roles)], synthetic, everywhere };
    return { key: await kernel.identity.keys.add(made, actor, await tenantOfCall(call)) };
  },
});
