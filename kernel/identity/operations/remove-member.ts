import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

/** Somebody whose account another tenant keeps holds nothing in this one any more, with their next request. */
export const removeMember = defineOperation({
  name: 'remove-member',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ id: PersonId, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ id }, call) {
    await call.kernel.identity.members.remove(await tenantOfCall(call), id, call.actor);
    return {};
  },
});
