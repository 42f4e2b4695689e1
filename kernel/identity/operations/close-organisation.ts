import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const closeOrganisation = defineOperation({
  name: 'close-organisation',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ organisation: Uuid, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ organisation }, call) {
    const { organisations } = call.kernel.identity;
    await organisations.close(await tenantOfCall(call), organisation, call.actor);
    return {};
  },
});
