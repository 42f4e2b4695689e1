import { type City, capital, cities } from '../geography/cities.ts';
import { geo, point } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { addDays, addMonths, quarterEnds } from '../model/calendar.ts';
import { type Item, item, property, relationship, type Series } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { companyName, lines } from '../names/companies.ts';
import { companyPlan } from '../scale.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { courses, split, totals } from './industry-curve.ts';

const groups = [
  { group: 'fiveG', prefix: '5g', sectors: ['5g'] },
  { group: 'ai', prefix: 'ai', sectors: ['ai'] },
  { group: 'both', prefix: 'xx', sectors: ['5g', 'ai'] },
] as const;

type Title = 'leadingFirm' | 'chainLeader' | 'specialised';

interface Recognition {
  readonly title: Title;
  readonly monthsAgo: number;
  readonly list: string;
}

/** Which companies of a group a list recognised as what, by their rank; `monthsAgo` before the present. */
const recognitions: Readonly<Record<string, ReadonlyMap<number, Recognition>>> = {
  ai: new Map([
    [0, recognised('leadingFirm', 28, '河南省人工智能龙头企业名单（合成）第一批')],
    [2, recognised('leadingFirm', 17, '河南省人工智能龙头企业名单（合成）第二批')],
    [3, recognised('leadingFirm', 8, '河南省人工智能龙头企业名单（合成）第三批')],
    // Every other month one of middling size.
    ...Array.from({ length: 16 }, (_, index) => {
      const batch = '河南省专精特新中小企业名单（合成）';
      return [20 + 2 * index, recognised('specialised', 34 - 2 * index, batch)] as const;
    }),
  ]),
  fiveG: new Map([
    [0, recognised('chainLeader', 31, '河南省重点产业链链主企业名单（合成）第一批')],
    [1, recognised('chainLeader', 24, '河南省重点产业链链主企业名单（合成）第一批')],
    [4, recognised('chainLeader', 15, '河南省重点产业链链主企业名单（合成）第二批')],
    [5, recognised('chainLeader', 6, '河南省重点产业链链主企业名单（合成）第三批')],
  ]),
};

function recognised(title: Title, monthsAgo: number, list: string): Recognition {
  return { title, monthsAgo, list };
}

/** The companies of both industries with their quarterly reports. */
export function* companies(setting: Setting): Generator<Item> {
  const ends = quarterEnds(setting.epoch, setting.today);
  const plan = companyPlan(setting.scale);
  let named = 0;
  for (const { group, prefix, sectors } of groups) {
    const draw = random(setting.seed, 'companies', group);
    const revenues = split(totals(courses[group], ends.length, draw), plan[group], draw);
    for (const [rank, revenue] of revenues.entries()) {
      const short = `${prefix}-${String(rank + 1).padStart(4, '0')}`;
      const reports = revenue.map((value, index) => ({ value, observedAt: ends[index] ?? setting.today }));
      const recognition = recognitions[group]?.get(rank);
      yield company(setting, short, { name: named, sectors, reports, recognition, draw });
      named += 1;
    }
  }
}

interface Draft {
  /** Number of the name. */
  readonly name: number;
  readonly sectors: (typeof groups)[number]['sectors'];
  readonly reports: Series['values'];
  readonly recognition: Recognition | undefined;
  readonly draw: Random;
}

function company({ epoch, today }: Setting, short: string, draft: Draft): Item {
  const { draw, sectors, recognition } = draft;
  const home = homeOf(draw);
  const line = draw.pick(lines[draw.pick(sectors)]);
  const revenue = Number(draft.reports.at(-1)?.value ?? 0);
  const leading: Series['values'] = [{ value: false, observedAt: epoch }];
  const recognisedAt = addMonths(today, -(recognition?.monthsAgo ?? 0));
  return item('Organization', short, {
    name: property(companyName(draft.name, line), epoch),
    sectors: property(sectors, epoch),
    business: property(line, epoch),
    city: relationship(cityId(home), epoch),
    location: geo(point(placeIn(home, draw, builtSpread(home))), epoch),
    annualRevenue: { values: draft.reports, unitCode: 'CNY' },
    numberOfEmployees: property(
      Math.max(8, Math.round((revenue / 1_400_000) * draw.between(0.7, 1.4))),
      addDays(today, -draw.between(40, 300)),
      'C62',
    ),
    leadingFirm: {
      values:
        recognition?.title === 'leadingFirm'
          ? [...leading, { value: true, observedAt: recognisedAt }]
          : leading,
    },
    ...(recognition === undefined ? {} : { recognisedBy: property(recognition.list, recognisedAt) }),
    ...(recognition === undefined || recognition.title === 'leadingFirm'
      ? {}
      : { recognisedAs: property([recognition.title], recognisedAt) }),
  });
}

const allIndustry = cities.reduce((sum, { industry }) => sum + industry, 0);

function homeOf(draw: Random): City {
  let left = draw.next() * allIndustry;
  for (const city of cities) {
    left -= city.industry;
    if (left < 0) return city;
  }
  return capital;
}
