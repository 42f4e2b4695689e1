import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { type LeftOut, type LeftOutRecord, leftOutOf } from '../site-plan/input/left-out.ts';
import type { PlainEntity } from '../site-plan/input/plain-entity.ts';
import { type PlanProblem, type PlanSettings, readPlanProblem } from '../site-plan/input/plan-problem.ts';
import { problemOfFacts, usualSettings } from '../site-plan/input/problem-of-facts.ts';
import { demandDraft, isOpen } from '../site-plan/input/record-drafts.ts';
import { type CityRecords, cityRecords, cityTypes } from './city-records.ts';

/** A problem as the facts of a city make it. */
export interface CityProblem {
  readonly problem: PlanProblem;
  readonly leftOut: LeftOut;
  /** Whether anything of it is synthetic. */
  readonly synthetic: boolean;
}

type Facts = Kernel['facts'];

/**
 * There is something to plan in a city: looks at its demands alone, for the job that plans reads all the rest.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`, `network.demands-left-out`
 */
export async function requireDemands(facts: Facts, city: string): Promise<void> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const { entities } = await facts.query({ types: ['SiteDemand'], q: `city==${JSON.stringify(city)}` });
  if (entities.map(plain).some((each) => isOpen(each) && 'draft' in demandDraft(each))) return;
  const records = cityRecords(facts);
  const demands = (await records.of('SiteDemand', city)).map(plain);
  const none = { candidates: [], zones: [], projects: [], buildings: [] };
  const { problem, leftOut } = problemOfFacts({ demands, ...none }, usualSettings);
  await requireAny(problem, leftOut, records);
}

/** There is something to plan; where all of it is left out, or lies in no city, that is said. */
async function requireAny(
  { demands }: PlanProblem,
  leftOut: readonly LeftOutRecord[],
  records: CityRecords,
): Promise<void> {
  if (demands.length > 0) return;
  const left = leftOut.filter(({ type }) => type === 'SiteDemand');
  const [first] = left;
  if (first !== undefined) {
    const { name, id, reason } = first;
    const values = { count: left.length, demand: name ?? id, reason: reason.code };
    throw new Problem('network.demands-left-out', values);
  }
  const strays = (await records.strays('SiteDemand')).length;
  if (strays === 0) throw new Problem('network.city-without-demands');
  throw new Problem('network.city-without-demands', { strays }, 'strays');
}

/**
 * Draws up the site planning problem of a city from what is recorded now.
 * @throws Problem `network.city-not-found`, `network.city-without-demands`, `network.demands-left-out`, and as `readPlanProblem`
 */
export async function problemOfCity(
  facts: Facts,
  city: string,
  settings: PlanSettings,
): Promise<CityProblem> {
  if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
  const records = cityRecords(facts);
  const demands = await records.of('SiteDemand', city);
  const candidates = await records.of('CandidateSite', city);
  const zones = await records.of('ZoneRule', city);
  const projects = await projectsOn(facts, candidates);
  const { entities: buildings } = await facts.query({
    types: ['Building'],
    q: `city==${JSON.stringify(city)}`,
  });
  const { problem, leftOut } = problemOfFacts(
    {
      demands: demands.map(plain),
      candidates: candidates.map(plain),
      zones: zones.map(plain),
      projects: projects.map(plain),
      buildings: buildings.map(plain),
    },
    settings,
  );
  await requireAny(problem, leftOut, records);
  const astray = await Promise.all(cityTypes.map((type) => records.strays(type)));
  const settled = demands.map(plain).filter((each) => !isOpen(each)).length;
  const synthetic = [demands, candidates, zones, projects]
    .flat()
    .some((entity) => Object.values(entity.facts).some((fact) => fact?.by.synthetic === true));
  return {
    problem: readPlanProblem(problem),
    leftOut: leftOutOf(leftOut, { settled, strays: astray.flat().length }),
    synthetic,
  };
}

/** Projects that were decided on some candidates, whatever city they say. */
export async function projectsOn(
  facts: Facts,
  candidates: readonly { readonly id: string }[],
): Promise<readonly Entity[]> {
  const { entities } = await facts.query({
    types: ['SiteProject'],
    q: 'candidate',
    attributes: ['candidate', 'tenants', 'plan'],
  });
  const wanted = new Set(candidates.map(({ id }) => id));
  return entities.filter((each) => wanted.has(String(each.facts['candidate']?.value)));
}

function plain({ id, facts }: Entity): PlainEntity {
  return {
    id,
    values: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact?.value])),
  };
}
