import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const reopenPerson = defineOperation({
  name: 'reopen-person',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ id: PersonId, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ id }, call) {
    await call.kernel.identity.people.reopen(await tenantOfCall(call), id, call.actor);
    return {};
  },
});
