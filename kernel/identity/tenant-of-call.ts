import Type from 'typebox';
import { TENANT_NAME } from '../facts/operations/tenant-name.ts';
import { Problem } from '../http/problem.ts';
import type { Call } from '../packs/operation.ts';
import { tenantResource } from '../policy/resources.ts';

/** A tenant by its name (NGSILD-Tenant); the one that is meant without it unless told (caller.ts). */
export const TenantName = Type.Optional(Type.String({ pattern: TENANT_NAME }));

/** The id of the tenant in which it was decided. @throws Problem facts.no-such-tenant */
export async function tenantOfCall({ kernel, actor }: Pick<Call, 'kernel' | 'actor'>): Promise<number> {
  return (await kernel.tenants.find(actor.tenant ?? null)).id;
}

/**
 * That whoever asks may administer people in the tenant that keeps somebody's account.
 * @throws Problem identity.person-not-found, also where they hold nothing there; policy.denied
 */
export async function demandAccount(
  { kernel, caller }: Pick<Call, 'kernel' | 'caller'>,
  person: string,
): Promise<void> {
  const account = await kernel.identity.people.accountOf(person);
  const actor = account?.closed === false ? caller.in(account.home) : null;
  if (!account || !actor) throw new Problem('identity.person-not-found', { person });
  kernel.policy.demand(actor, 'identity.write', tenantResource(account.home));
}
