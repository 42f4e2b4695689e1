import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId, PersonRole, Uuid } from '../directory-fields.ts';
import { demandAccount, TenantName, tenantOfCall } from '../tenant-of-call.ts';

/**
 * Gives somebody whose account another tenant keeps roles in this one. It takes who administers people in both, as the
 * house does: nobody draws people of another tenant to theirs. Answers whether they were signed out and need a new link.
 */
export const addMember = defineOperation({
  name: 'add-member',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({
    id: PersonId,
    organisation: Type.Optional(Uuid),
    unit: Type.Optional(Uuid),
    roles: Type.Array(PersonRole, { minItems: 1, maxItems: 3 }),
    tenant: TenantName,
  }),
  output: Type.Object({ signedOut: Type.Boolean() }),
  async handle({ id, organisation = null, unit = null, roles }, call) {
    const { people, members } = call.kernel.identity;
    await demandAccount(call, id);
    const account = await people.accountOf(id);
    if (account?.tenants.includes(call.actor.tenant ?? null) === true)
      throw new Problem('identity.person-exists', { person: id });
    const member = { organisation, unit, roles };
    return { signedOut: await members.put(await tenantOfCall(call), id, member, call.actor) };
  },
});
