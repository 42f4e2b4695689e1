import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name, Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const renameOrganisation = defineOperation({
  name: 'rename-organisation',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ organisation: Uuid, name: Name, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ organisation, name }, call) {
    const { organisations } = call.kernel.identity;
    await organisations.rename(await tenantOfCall(call), organisation, name, call.actor);
    return {};
  },
});
