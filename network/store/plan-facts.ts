import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { type LeftOut, leftOutOf } from '../site-plan/input/left-out.ts';
import { type PlanProblem, type PlanSettings, readPlanProblem } from '../site-plan/input/plan-problem.ts';
import { isPlannable, type PlainEntity, problemOfFacts } from '../site-plan/input/problem-of-facts.ts';
import { demandsOfCity } from './city-demands.ts';

/** A problem as the facts of a city make it. */
export interface CityProblem {
  readonly problem: PlanProblem;
  readonly leftOut: LeftOut;
  /** Whether anything of it is synthetic. */
  readonly synthetic: boolean;
}

/**
 * There is something to plan in a city: looks at its demands alone, for the job that plans reads all the rest.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`, `network.demands-left-out`
 */
export async function requireDemands(facts: Kernel['facts'], city: string): Promise<void> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const { entities } = await facts.query({
    types: ['SiteDemand'],
    q: `city==${JSON.stringify(city)}`,
    attributes: ['status', 'radius', 'operator'],
  });
  if (entities.map(plain).some(isPlannable)) return;
  const { own, strays } = await demandsOfCity(facts, city);
  requireAny(own.map(plain), leftOutOf(own.map(plain), strays.map(plain)));
}

/** There is something to plan; where all of it is left out, that is said. */
function requireAny(demands: readonly PlainEntity[], { count, demands: [first] }: LeftOut): void {
  if (demands.some(isPlannable)) return;
  if (first === undefined) throw new Problem('network.city-without-demands');
  const reason = first.reason.code;
  throw new Problem('network.demands-left-out', { count, demand: first.name ?? first.demand, reason });
}

/**
 * Draws up the site planning problem of a city from what is recorded now.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`, `network.demands-left-out`, and as `readPlanProblem`
 */
export async function problemOfCity(
  facts: Kernel['facts'],
  city: string,
  settings: PlanSettings,
): Promise<CityProblem> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const of = async (type: string) =>
    (await facts.query({ types: [type], q: `city==${JSON.stringify(city)}` })).entities;
  const { own: demands, strays } = await demandsOfCity(facts, city);
  const leftOut = leftOutOf(demands.map(plain), strays.map(plain));
  requireAny(demands.map(plain), leftOut);
  const [candidates, zones] = [await of('CandidateSite'), await of('ZoneRule')];
  const [projects, buildings] = [await of('SiteProject'), await of('Building')];
  const drawn = problemOfFacts(
    {
      demands: demands.map(plain),
      candidates: candidates.map(plain),
      zones: zones.map(plain),
      projects: projects.map(plain),
      buildings: buildings.map(plain),
    },
    settings,
  );
  const synthetic = [demands, candidates, zones, projects]
    .flat()
    .some((entity) => Object.values(entity.facts).some((fact) => fact?.by.synthetic === true));
  return { problem: readPlanProblem(drawn), leftOut, synthetic };
}

function plain({ id, facts }: Entity): PlainEntity {
  return {
    id,
    values: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact?.value])),
  };
}
