import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name, PersonId, PersonRole, Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

/** Renames, moves, or gives other roles; what is not named stays. In force with the person's next request. */
export const changePerson = defineOperation({
  name: 'change-person',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({
    id: PersonId,
    name: Type.Optional(Name),
    organisation: Type.Optional(Type.Union([Uuid, Type.Null()])),
    unit: Type.Optional(Type.Union([Uuid, Type.Null()])),
    roles: Type.Optional(Type.Array(PersonRole, { minItems: 1, maxItems: 3 })),
    tenant: TenantName,
  }),
  output: Type.Object({}),
  async handle({ id, tenant: _asked, ...change }, call) {
    await call.kernel.identity.people.change(await tenantOfCall(call), id, change, call.actor);
    return {};
  },
});
