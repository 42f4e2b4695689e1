import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { type PlanProblem, type PlanSettings, readPlanProblem } from '../site-plan/input/plan-problem.ts';
import { isPlannable, type PlainEntity, problemOfFacts } from '../site-plan/input/problem-of-facts.ts';

/** A problem as the facts of a city make it. */
export interface CityProblem {
  readonly problem: PlanProblem;
  /** Whether anything of it is synthetic. */
  readonly synthetic: boolean;
}

/**
 * There is something to plan in a city: looks at its demands alone, for the job that plans reads all the rest.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`
 */
export async function requireDemands(facts: Kernel['facts'], city: string): Promise<void> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const { entities } = await facts.query({
    types: ['SiteDemand'],
    q: `city==${JSON.stringify(city)}`,
    attributes: ['status', 'radius', 'operator'],
  });
  if (!entities.map(plain).some(isPlannable)) throw new Problem('network.city-without-demands');
}

/**
 * Draws up the site planning problem of a city from what is recorded now.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`, and as `readPlanProblem`
 */
export async function problemOfCity(
  facts: Kernel['facts'],
  city: string,
  settings: PlanSettings,
): Promise<CityProblem> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const of = async (type: string) =>
    (await facts.query({ types: [type], q: `city==${JSON.stringify(city)}` })).entities;
  const demands = await of('SiteDemand');
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
  if (drawn.demands.length === 0) throw new Problem('network.city-without-demands');
  const synthetic = [demands, candidates, zones, projects]
    .flat()
    .some((entity) => Object.values(entity.facts).some((fact) => fact?.by.synthetic === true));
  return { problem: readPlanProblem(drawn), synthetic };
}

function plain({ id, facts }: Entity): PlainEntity {
  return {
    id,
    values: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact?.value])),
  };
}
