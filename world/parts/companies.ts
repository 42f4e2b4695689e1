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

/** Which of the AI companies became leading firms, how many months before the present, by which list. */
const recognitions = new Map([
  [0, { monthsAgo: 28, list: '河南省人工智能龙头企业名单（合成）第一批' }],
  [2, { monthsAgo: 17, list: '河南省人工智能龙头企业名单（合成）第二批' }],
  [3, { monthsAgo: 8, list: '河南省人工智能龙头企业名单（合成）第三批' }],
]);

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
      const recognition = group === 'ai' ? recognitions.get(rank) : undefined;
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
  readonly recognition: { readonly monthsAgo: number; readonly list: string } | undefined;
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
      values: recognition === undefined ? leading : [...leading, { value: true, observedAt: recognisedAt }],
    },
    ...(recognition === undefined ? {} : { recognisedBy: property(recognition.list, recognisedAt) }),
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
