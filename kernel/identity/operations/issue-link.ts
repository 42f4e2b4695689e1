import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import type { Actor } from '../actor.ts';
import type { Account } from '../directory/people.ts';
import { Name, PersonId, PersonRole } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

/**
 * A first sign-in link, or one for whoever has forgotten their password. With name and roles it puts somebody new on
 * record first; who is on record already stays as they are. Whoever has a link is that person in every tenant in which
 * they hold something: it takes who administers people in all of them.
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
  output: Type.Object({
    token: Type.String(),
    /** Of who was on record already: their roles in this tenant, which stay. null: they came on it now. */
    known: Type.Union([Type.Object({ roles: Type.Array(Type.String()) }), Type.Null()]),
    /** Whether they have a password; else it is to be set by the link. */
    password: Type.Boolean(),
  }),
  async handle({ id, name, organisation = null, roles }, call) {
    const { kernel, actor, caller } = call;
    const { identity, policy } = kernel;
    const described = name !== undefined && roles !== undefined;
    const known = await identity.people.accountOf(id);
    if (!described && known === null) throw new Problem('identity.person-not-found', { person: id });
    const decide = ({ home, tenants, closed }: Account) => {
      if (closed || home !== (actor.tenant ?? null))
        throw new Problem('identity.person-not-found', { person: id });
      for (const tenant of tenants) {
        const there = caller.in(tenant);
        if (there === null || !policy.may(there, 'identity.write'))
          throw new Problem('identity.holds-elsewhere', { person: id });
      }
    };
    const person: Actor = {
      id,
      name: name ?? id,
      organisation,
      source: 'console',
      roles: roles ?? [],
      synthetic: false,
    };
    return {
      token: await identity.issueLink(person, actor, await tenantOfCall(call), decide),
      known: known === null ? null : { roles: [...known.roles] },
      password: await identity.accounts.hasPassword(id),
    };
  },
});
