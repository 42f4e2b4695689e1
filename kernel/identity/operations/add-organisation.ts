import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const addOrganisation = defineOperation({
  name: 'add-organisation',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ name: Name, tenant: TenantName }),
  output: Type.Object({ organisation: Type.String() }),
  async handle({ name }, call) {
    const { organisations } = call.kernel.identity;
    return { organisation: await organisations.add(await tenantOfCall(call), name, call.actor) };
  },
});
