import { Problem } from '../http/problem.ts';
import { ROLES } from '../identity/actor.ts';
import type { Caller } from '../identity/caller.ts';
import type { Kernel } from '../packs/kernel.ts';
import { namedEntities } from './cedar/named-entities.ts';
import { nearNames } from './near-names.ts';
import { tenantResource } from './resources.ts';

/**
 * That there are the roles, the tenant and the organisation in it of which somebody asks: of what is not there, every answer misleads.
 * @throws Problem policy.unknown-role, policy.unknown-tenant, policy.unknown-organisation, with what there is as far as they may see it
 */
export async function demandKnown(
  kernel: Kernel,
  caller: Caller,
  asked: {
    readonly roles: readonly string[];
    readonly organisation: string | null;
    readonly tenant: string | null;
  },
): Promise<void> {
  const { roles, organisation, tenant } = asked;
  for (const role of roles) demandOne('role', role, ROLES);
  await demandTenant(kernel, caller, tenant);
  if (organisation === null) return;
  const { tenants, identity, policy } = kernel;
  const here = caller.in(tenant);
  const { id } = await tenants.find(tenant);
  const there = (await identity.organisations.list(id)).map(({ name }) => name);
  // A policy may speak of one before its first person or key comes.
  const spokenOf = policy.inForce.some(({ json }) =>
    namedEntities(json, 'Organisation').includes(organisation),
  );
  if (there.includes(organisation) || spokenOf) return;
  const reads = here !== null && policy.may(here, 'identity.read', tenantResource(tenant));
  demandOne('organisation', organisation, reads ? there : []);
}

/** @throws Problem policy.unknown-tenant */
export async function demandTenant(
  { tenants }: Pick<Kernel, 'tenants'>,
  caller: Caller,
  tenant: string | null,
): Promise<void> {
  const names = await tenants.names();
  if (tenant === null || names.includes(tenant)) return;
  demandOne(
    'tenant',
    tenant,
    names.filter((name) => caller.in(name) !== null),
  );
}

/** So many are all listed. */
const ALL = 12;

function demandOne(kind: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const names = known.length <= ALL ? known : nearNames(name, known).names;
  throw names.length === 0
    ? new Problem(`policy.unknown-${kind}`, { name }, 'none')
    : new Problem(`policy.unknown-${kind}`, { name, known: names.join(', '), count: known.length });
}
