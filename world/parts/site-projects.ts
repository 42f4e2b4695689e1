import { geo, offset, point } from '../geography/plane.ts';
import { addDays } from '../model/calendar.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { type ProjectPlace, projectPlaces } from './project-places.ts';

/** Thousands of yuan for the first tenant. */
const works = { existing: 60, resource: 130, newBuild: 340 } as const;

/** Stages of a site, with the days that each takes at least and at most. */
const stages = [
  ['demand', 3, 10],
  ['shareAssessment', 4, 15],
  ['survey', 5, 14],
  ['approval', 10, 45],
  ['civil', 10, 30],
  ['power', 7, 40],
  ['transmission', 5, 20],
  ['equipment', 3, 10],
  ['acceptance', 3, 12],
  ['handOver', 1, 5],
] as const;

/** Sites of earlier plans on their way through the stages, each with the demands that it serves once it is handed over. */
export function* siteProjects(setting: Setting): Generator<Item> {
  for (const place of projectPlaces(setting))
    yield* project(place, random(setting.seed, 'site projects', place.short), setting.today);
}

function* project(of: ProjectPlace, draw: Random, today: string): Generator<Item> {
  const { short, construction, place } = of;
  const id = urn('SiteProject', short);
  const passed = draw.chance(0.6) ? stages.length : draw.whole(0, stages.length - 1);
  const done = passed === stages.length;
  const days = stages.map(([, least, most]) => draw.whole(least, most));
  const since = addDays(
    today,
    -days.slice(0, passed).reduce((sum, each) => sum + each, draw.whole(1, done ? 400 : 3)),
  );
  const tenants = operators.filter(() => draw.chance(0.75));
  const carried = tenants.length > 0 ? tenants : [draw.pick(operators)];
  const thousands = works[construction] + 15 * (carried.length - 1) + draw.whole(0, 30);
  const about = {
    ...(of.keyArea === null ? {} : { keyArea: relationship(of.keyArea, since) }),
    city: relationship(of.city, since),
  };
  yield item('SiteProject', short, {
    name: property(of.name, since),
    kind: property(of.height < 15 ? 'micro' : 'macro', since),
    construction: property(construction, since),
    tenants: property(
      carried.map(({ name }) => name),
      since,
    ),
    height: property(of.height, since, 'MTR'),
    cost: property(1000 * thousands, since, 'CNY'),
    exposure: property(done ? (draw.chance(0.97) ? 'passed' : 'failed') : 'unmeasured', since),
    ...(of.candidate === null ? {} : { candidate: relationship(of.candidate, since) }),
    location: geo(point(place), since),
    ...about,
  });
  yield* stagesOf({ short, id, since, passed, days, city: about.city });
  if (!done) return;
  for (const [index, operator] of carried.entries())
    yield item('SiteDemand', `${short}-d${index + 1}`, {
      name: property(`${of.name}（${operator.name}）`, since),
      operator: property(operator.name, since),
      kind: property('outdoor', since),
      bandMHz: property(operator.band5G, since, 'MHZ'),
      height: property(Math.max(6, of.height - 4), since, 'MTR'),
      radius: property(300, since, 'MTR'),
      traffic: property(10 * draw.whole(20, 60), since, 'E20'),
      priority: property('normal', since),
      status: property('served', since),
      location: geo(point(offset(place, draw.between(-90, 90), draw.between(-90, 90))), since),
      servedBy: relationship(id, since),
      ...about,
    });
}

function* stagesOf(of: {
  readonly short: string;
  readonly id: string;
  readonly since: string;
  readonly passed: number;
  readonly days: readonly number[];
  readonly city: ReturnType<typeof relationship>;
}): Generator<Item> {
  let enteredAt = of.since;
  for (const [index, [stage]] of stages.slice(0, of.passed + 1).entries()) {
    const days = of.days[index] ?? 1;
    const leftAt = index < of.passed ? addDays(enteredAt, days) : null;
    const at = leftAt ?? enteredAt;
    yield item('SiteStage', `${of.short}-${stage}`, {
      stage: property(stage, at),
      enteredAt: property(enteredAt, at),
      ...(leftAt === null ? {} : { leftAt: property(leftAt, at), days: property(days, at, 'DAY') }),
      project: relationship(of.id, at),
      city: of.city,
    });
    if (leftAt !== null) enteredAt = leftAt;
  }
}
