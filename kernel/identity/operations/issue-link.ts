import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import type { Actor } from '../actor.ts';
import { Name, PersonId, PersonRole } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

/**
 * A first sign-in link, or one for whoever has forgotten their password. With name and roles it puts somebody new on
 * record first; who is on record already stays as they are.
 */
export const issueLink = defineOperation({
  name: 'issue-link',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({
    id: PersonId,
    name: Type.Optional(Name),
    organisation: Type.Optional(Name),
    roles: Type.Optional(Type.Array(PersonRole, { minItems: 1, maxItems: 3 })),
    tenant: TenantName,
  }),
  output: Type.Object({ token: Type.String() }),
  async handle({ id, name, organisation = null, roles, tenant }, call) {
    const { kernel, actor } = call;
    const place = await tenantOfCall(call, tenant);
    if (name === undefined || roles === undefined || actor.tenant !== undefined || tenant !== undefined) {
      if ((await kernel.identity.people.tenantOf(id)) !== place)
        throw new Problem('identity.person-not-found', { person: id });
    }
    const person: Actor = {
      id,
      name: name ?? id,
      organisation,
      source: 'console',
      roles: roles ?? [],
      synthetic: false,
    };
    return { token: await kernel.identity.issueLink(person, actor) };
  },
});
