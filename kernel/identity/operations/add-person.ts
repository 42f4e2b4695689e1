import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name, PersonId, PersonRole, Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const addPerson = defineOperation({
  name: 'add-person',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({
    id: PersonId,
    name: Name,
    organisation: Type.Optional(Uuid),
    unit: Type.Optional(Uuid),
    roles: Type.Array(PersonRole, { minItems: 1, maxItems: 3 }),
    tenant: TenantName,
  }),
  output: Type.Object({}),
  async handle({ id, name, organisation = null, unit = null, roles }, call) {
    const person = { id, name, organisation, unit, roles, synthetic: false };
    await call.kernel.identity.people.add(await tenantOfCall(call), person, call.actor);
    return {};
  },
});
