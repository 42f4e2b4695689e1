import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { type AdoptedSite, adoptedSites, planPrefix } from '../rules/adopted-sites.ts';
import { changedCandidate } from '../rules/changed-candidate.ts';
import { tenantsOn } from '../rules/tenants-on.ts';
import type { PlanSite } from '../site-plan/result/site-plan.ts';
import { casesOf, mostAtOnce, openBuildOuts } from './build-outs.ts';
import { cityRecords } from './city-records.ts';
import { type Claim, claimPlan, endClaim, giveUpClaim, renewClaim } from './plan-adoption.ts';
import { projectsOn } from './plan-facts.ts';
import { markAdopted, readFinishedPlan } from './site-plan-store.ts';
import { writeInParts } from './write-in-parts.ts';

/** What was recorded. */
export interface AdoptedPlan {
  readonly projects: number;
  readonly demands: number;
}

/**
 * Records the sites of a plan as projects, each with a case that begins its build-out, and its demands as planned. A large plan takes
 * several transactions, the last of which marks it adopted; what stopped half-way goes on when it is asked for again.
 * @param owner who is responsible for the build-out; null where nobody says
 * @throws Problem `network.site-plan-adopted`; `network.site-plan-empty`; `network.site-plan-outdated` when a demand is not open any more, or gone, or a candidate
 * is gone, refused, not open any more, or taken by others; then nothing is recorded; `network.site-plan-busy` while another plan of its city is being adopted; `network.site-plan-overtaken` where that
 * began because this one went no further for too long
 */
export async function adoptPlan(
  kernel: Kernel,
  id: string,
  by: Actor,
  owner: string | null = null,
): Promise<AdoptedPlan> {
  const { database, clock } = kernel;
  await requireAdoptable(kernel, id);
  const claim = await database.transaction((tx) => claimPlan(tx, id, clock().toISOString()));
  try {
    return await adoptClaimed(kernel, claim, by, owner);
  } catch (error) {
    await giveUpClaim(database, claim);
    throw error;
  }
}

/** Under the claim, everything is read anew: whoever had it before may have changed it. */
async function adoptClaimed(
  kernel: Kernel,
  claim: Claim,
  by: Actor,
  owner: string | null,
): Promise<AdoptedPlan> {
  const { plan, asked, synthetic } = await requireAdoptable(kernel, claim.plan);
  const sites = adoptedSites(claim.plan, plan, claim.city, kernel.clock().toISOString());
  const served = sites.flatMap(({ project, changes }) =>
    changes.slice(1).map((change) => ({ demand: change.id, project })),
  );
  await requireOpen(kernel, claim.city, served);
  await requireRoom(kernel, claim.plan, plan.sites, asked.settings.unopened);
  const told = { projects: sites.length, demands: served.length };
  // What is decided from synthetic records is synthetic as well, whoever decides.
  const decider = { ...by, synthetic: by.synthetic || synthetic === true };
  await writeSites(kernel, { claim, by: decider, owner, sites, told });
  return told;
}

async function requireAdoptable(kernel: Kernel, id: string) {
  const stored = await readFinishedPlan(kernel.database, id);
  if (stored.adoptedAt !== null) throw new Problem('network.site-plan-adopted');
  if (stored.plan.sites.length === 0) throw new Problem('network.site-plan-empty');
  return stored;
}

interface Adoption {
  readonly claim: Claim;
  readonly by: Actor;
  readonly owner: string | null;
  readonly sites: readonly AdoptedSite[];
  readonly told: AdoptedPlan;
}

async function writeSites(kernel: Kernel, adoption: Adoption): Promise<void> {
  const { claim, by, sites, told } = adoption;
  const action = 'network.adopt-plan';
  const now = () => kernel.clock().toISOString();
  const renew = (tx: Sql) => renewClaim(tx, claim, now());
  await writeInParts(
    kernel,
    sites.map(({ changes }) => changes),
    { by, action, before: renew, last: renew },
  );
  await followSites(kernel, adoption, renew);
  await kernel.database.transaction(async (tx) => {
    await markAdopted(claim.plan, now(), by.id, tx);
    await endClaim(tx, claim);
    await kernel.audit.append({ by, action, resource: claim.plan, payload: { ...told } }, tx);
  });
}

/** Begins the build-out of each project that nobody follows yet: who stopped half-way, or somebody else, may have begun some. */
async function followSites(
  kernel: Kernel,
  { by, owner, sites }: Adoption,
  renew: (tx: Sql) => Promise<void>,
): Promise<void> {
  const projects = sites.map(({ project }) => project);
  for (let from = 0; from < projects.length; from += mostAtOnce) {
    const part = projects.slice(from, from + mostAtOnce);
    const begin = async () => {
      const known = await casesOf(kernel, part);
      const fresh = part.filter((project) => !known.has(project));
      if (fresh.length > 0)
        await openBuildOuts(
          kernel,
          by,
          fresh.map((project) => ({ project, owner })),
        );
    };
    await kernel.database.transaction(renew);
    await begin().catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'network.build-out-exists') throw error;
      // Somebody began to follow one meanwhile: the second time its case is known.
      return begin();
    });
  }
}

/** Each demand is still open, or planned by this very plan, which then stopped half-way. */
async function requireOpen(
  kernel: Kernel,
  city: string,
  served: readonly { readonly demand: string; readonly project: string }[],
): Promise<void> {
  const own = await cityRecords(kernel.facts).of('SiteDemand', city);
  const known = new Map(own.map((entity) => [entity.id, entity.facts]));
  for (const { demand, project } of served) {
    const facts = known.get(demand);
    const status = facts?.['status']?.value ?? 'open';
    const mine = status === 'planned' && facts?.['servedBy']?.value === project;
    if (facts === undefined || !(status === 'open' || mine))
      throw new Problem('network.site-plan-outdated', { demand: String(facts?.['name']?.value ?? demand) });
  }
}

/** Each candidate is still there and open, and has the room: another plan may have been adopted since this one was made. */
async function requireRoom(
  { facts }: Kernel,
  plan: string,
  sites: readonly PlanSite[],
  unopened: boolean,
): Promise<void> {
  const ids = sites.map(({ candidate }) => candidate);
  if (ids.length === 0) return;
  const candidates = await facts.query({
    types: ['CandidateSite'],
    ids,
    attributes: ['availability', 'slots'],
  });
  const projects = await projectsOn(facts, candidates.entities);
  const taken = tenantsOn(
    projects
      .filter(({ facts: said }) => said['plan']?.value !== `${planPrefix}${plan}`)
      .map(({ facts: said }) => ({ candidate: said['candidate']?.value, tenants: said['tenants']?.value })),
  );
  const now = candidates.entities.map(
    ({ id, facts: said }) =>
      [
        id,
        {
          availability: said['availability']?.value,
          slots: said['slots']?.value,
          tenants: taken.get(id) ?? new Set(),
        },
      ] as const,
  );
  const changed = changedCandidate(sites, new Map(now), unopened);
  if (changed !== null)
    throw new Problem(
      'network.site-plan-outdated',
      { candidate: changed.name ?? changed.candidate },
      'candidate',
    );
}
