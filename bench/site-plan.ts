import { checkPlan } from '@yuheng/network/check-plan';
import type { PlainEntity } from '@yuheng/network/plain-entity';
import { readPlanProblem } from '@yuheng/network/plan-problem';
import { planSites } from '@yuheng/network/plan-sites';
import { problemOfFacts, usualSettings } from '@yuheng/network/problem-of-facts';
import { separatePlans } from '@yuheng/network/separate-plans';
import { buildWorld } from '@yuheng/world/build-world';

/** The synthetic city that it is measured on. */
const city = 'urn:ngsi-ld:AdministrativeArea:410100';

export interface SitePlanBench {
  /** CPU seconds for each plan at most. */
  readonly seconds: number;
  /** Of the world. */
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** One shared plan for three operators of the synthetic city, its proof, the checker, and what each would pay alone. */
export async function benchSitePlan({ seconds, seed, say }: SitePlanBench): Promise<void> {
  const problem = readPlanProblem(problemOfFacts(factsOf(seed), usualSettings).problem);
  const started = performance.now();
  const before = process.cpuUsage();
  const plan = await planSites(problem, { seed: 1, seconds });
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  const faults = checkPlan(problem, plan);
  const gain = await separatePlans(problem, plan, { seed: 1, seconds });
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const million = (yuan: number) => `${(yuan / 1e6).toFixed(3)} million yuan`;
  say(
    `site plan (synthetic city, seed ${seed}): ${plan.served} of ${plan.demands} demands served by ${plan.sites.length} sites of ` +
      `${problem.candidates.length} candidates; ${plan.sharing.tenantsPerSite.toFixed(2)} tenants a site, ` +
      `${percent(plan.sharing.shared)} of sites shared`,
  );
  say(
    `site plan: ${million(plan.cost)}, bound ${million(plan.lowerBound)}, gap ${percent(plan.gap)}, ` +
      `${faults.length} violations; ${((user + system) / 1e6).toFixed(1)} CPU s, ${wall.toFixed(1)} s on one thread`,
  );
  const missed = gain.separate.reduce((sum, each) => sum + each.missed, 0);
  say(
    `site plan: alone ${gain.separate.map(({ operator, cost }) => `${operator} ${million(cost)}`).join(', ')}; ` +
      `shared is ${percent(gain.ratio)} of their sum at equal coverage (${missed} demands missed alone)`,
  );
  const loosest = Math.max(...gain.separate.map(({ cost, lowerBound }) => (cost - lowerBound) / cost));
  say(`site plan: each alone is proven to be within ${percent(loosest)} of the least`);
  for (const [reason, of] of Map.groupBy(plan.unserved, (each) => each.reason.code))
    say(`site plan: ${of.length} demands unserved, ${reason}`);
}

function factsOf(seed: number) {
  const lists: Record<string, PlainEntity[]> = {
    SiteDemand: [],
    CandidateSite: [],
    ZoneRule: [],
    Building: [],
  };
  for (const { id, type, ...attributes } of buildWorld({
    seed,
    scale: 'city',
    now: '2026-11-22T02:00:00Z',
  }).entities()) {
    const values: Record<string, unknown> = {};
    for (const [name, attribute] of Object.entries(attributes))
      if (typeof attribute === 'object' && 'type' in attribute)
        values[name] = attribute.value ?? attribute.object;
    if (values['city'] === city) lists[String(type)]?.push({ id, values });
  }
  const { SiteDemand: demands = [], CandidateSite: candidates = [], ZoneRule: zones = [] } = lists;
  return { demands, candidates, zones, projects: [], buildings: lists['Building'] ?? [] };
}
