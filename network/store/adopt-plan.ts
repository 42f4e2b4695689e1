import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { type AdoptedSite, adoptedSites } from '../rules/adopted-sites.ts';
import { demandsOfCity } from './city-demands.ts';
import { claimCity, releaseCity } from './plan-adoption.ts';
import { markAdopted, readFinishedPlan } from './site-plan-store.ts';
import { writeInParts } from './write-in-parts.ts';

/**
 * Records the sites of a plan as projects and its demands as planned. A large plan takes several transactions, the last of which
 * marks it adopted; what stopped half-way goes on when it is asked for again.
 * @throws Problem `network.site-plan-adopted`; `network.site-plan-outdated` when a demand is not open any more, or gone; then nothing
 * is recorded; `network.site-plan-busy` while another plan of its city is being adopted
 */
export async function adoptPlan(kernel: Kernel, id: string, by: Actor) {
  const { plan, city, adoptedAt } = await readFinishedPlan(kernel.database, id);
  if (adoptedAt !== null) throw new Problem('network.site-plan-adopted');
  const at = kernel.clock().toISOString();
  const sites = adoptedSites(id, plan, city, at);
  const served = sites.flatMap(({ project, changes }) =>
    changes.slice(1).map((change) => ({ demand: change.id, project })),
  );
  await claimCity(kernel.database, city, id, at);
  try {
    await requireOpen(kernel, city, served);
    await writeSites(kernel, { id, city, at, by, sites, demands: served.length });
  } catch (error) {
    await releaseCity(kernel.database, city, id);
    throw error;
  }
  return { projects: sites.length, demands: served.length };
}

async function writeSites(
  kernel: Kernel,
  {
    id,
    city,
    at,
    by,
    sites,
    demands,
  }: { id: string; city: string; at: string; by: Actor; sites: readonly AdoptedSite[]; demands: number },
): Promise<void> {
  const action = 'network.adopt-plan';
  await writeInParts(
    kernel,
    sites.map(({ changes }) => changes),
    {
      by,
      action,
      async last(tx) {
        await markAdopted(id, at, by.id, tx);
        await releaseCity(tx, city, id);
        const payload = { projects: sites.length, demands };
        await kernel.audit.append({ by, action, resource: id, payload }, tx);
      },
    },
  );
}

/** Each demand is still open, or planned by this very plan, which then stopped half-way. */
async function requireOpen(
  kernel: Kernel,
  city: string,
  served: readonly { readonly demand: string; readonly project: string }[],
): Promise<void> {
  const { own: entities } = await demandsOfCity(kernel.facts, city);
  const known = new Map(entities.map((entity) => [entity.id, entity.facts]));
  for (const { demand, project } of served) {
    const facts = known.get(demand);
    const status = facts?.['status']?.value ?? 'open';
    const own = status === 'planned' && facts?.['servedBy']?.value === project;
    if (facts === undefined || !(status === 'open' || own))
      throw new Problem('network.site-plan-outdated', { demand: String(facts?.['name']?.value ?? demand) });
  }
}
