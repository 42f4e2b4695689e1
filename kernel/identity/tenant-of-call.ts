import Type from 'typebox';
import { TENANT_NAME } from '../facts/operations/tenant-name.ts';
import { Problem } from '../http/problem.ts';
import type { Call } from '../packs/operation.ts';
import type { Actor } from './actor.ts';

/** A tenant by its name (NGSILD-Tenant); that of whoever asks unless told. */
export const TenantName = Type.Optional(Type.String({ pattern: TENANT_NAME }));

/** @throws Problem identity.other-tenant where an actor has nothing to do in a tenant (null: the one without a name) */
export function withinTenant(actor: Actor, tenant: string | null): void {
  if (actor.tenant !== undefined && actor.tenant !== tenant) throw new Problem('identity.other-tenant');
}

/** The id of the tenant that is meant. @throws Problem identity.other-tenant, facts.no-such-tenant */
export async function tenantOfCall(
  { kernel, actor }: Pick<Call, 'kernel' | 'actor'>,
  asked: string | undefined,
): Promise<number> {
  const name = asked ?? actor.tenant ?? null;
  withinTenant(actor, name);
  return (await kernel.tenants.find(name)).id;
}

/** That somebody is in a tenant in which whoever asks may act. @throws Problem identity.person-not-found */
export async function tenantOfPerson(
  { kernel, actor }: Pick<Call, 'kernel' | 'actor'>,
  person: string,
): Promise<void> {
  const tenant = await kernel.identity.people.tenantOf(person);
  if (actor.tenant !== undefined && (await kernel.tenants.find(actor.tenant)).id !== tenant)
    throw new Problem('identity.person-not-found', { person });
}
