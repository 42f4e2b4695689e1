import { cities } from '../geography/cities.ts';
import { geo, offset, point } from '../geography/plane.ts';
import { addMonths } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

interface Draft {
  readonly short: string;
  readonly city: string;
  readonly name: string;
  readonly theme: '5g' | 'ai';
  /** States with the months before the present at which they began. */
  readonly course: readonly (readonly ['planned' | 'underConstruction' | 'operating', number])[];
  /** Percent built, and the months before the present at which that was seen, oldest first. */
  readonly progress: readonly (readonly [percent: number, ago: number])[];
}

/** Percent built month by month; where work stands still, the same is seen again and again. */
const rising = [5, 12, 18, 25, 31, 38, 44, 50, 55, 60];
const standing = [60, 60, 60, 60];

/**
 * The third AI zone has been finished for months and still stands as under construction: that is its story. The last 5G zone is
 * looked at every month, and has stood still for four.
 */
const drafts: readonly Draft[] = [
  draft('ai-01', '410100', '郑州智能网联示范区', [35, 31, 26], [[100, 27]]),
  draft('ai-02', '410300', '洛阳智能装备示范区', [34, 27, 15], [[100, 16]]),
  draft('ai-03', '411000', '许昌智慧城镇示范区', [30, 20], [[100, 4]]),
  draft('ai-04', '410700', '新乡智能物流示范区', [14, 6], [[35, 1]]),
  draft('ai-05', '411300', '南阳智慧农业示范区', [9], [[0, 9]]),
  draft('5g-01', '410100', '郑州5G智慧港区示范区', [40, 37, 29], [[100, 30]]),
  draft('5g-02', '411000', '许昌5G泛在应用示范区', [39, 34, 24], [[100, 25]]),
  draft('5g-03', '410600', '鹤壁5G制造示范区', [36, 30, 19], [[100, 20]]),
  draft('5g-04', '410500', '安阳5G文旅示范区', [28, 18, 7], [[100, 8]]),
  draft(
    '5g-05',
    '411500',
    '信阳5G智慧茶园示范区',
    [16, 15],
    [...rising, ...standing].map((percent, index) => [percent, 13 - index] as const),
  ),
];

function draft(
  short: string,
  city: string,
  name: string,
  months: readonly number[],
  progress: Draft['progress'],
): Draft {
  const states = ['planned', 'underConstruction', 'operating'] as const;
  const course = months.map((ago, index) => [states[index] ?? 'operating', ago] as const);
  return {
    short,
    city,
    name: `${name}（合成）`,
    theme: short.startsWith('ai') ? 'ai' : '5g',
    course,
    progress,
  };
}

/** Demonstration zones with the course of their states. */
export function* demonstrationZones({ seed, today }: Setting): Generator<Item> {
  for (const { short, city: code, name, theme, course, progress } of drafts) {
    const city = cities.find((each) => each.code === code);
    const since = addMonths(today, -(course[0]?.[1] ?? 0));
    if (city === undefined) continue;
    const draw = random(seed, 'zones', short);
    const place = offset(city.position, draw.between(-6000, 6000), draw.between(-6000, 6000));
    yield item('DemonstrationZone', short, {
      name: property(name, since),
      theme: property(theme, since),
      status: { values: course.map(([value, ago]) => ({ value, observedAt: addMonths(today, -ago) })) },
      city: relationship(cityId(city), since),
      location: geo(point(place), since),
      progress: {
        values: [
          ...(progress.some(([percent]) => percent > 0) ? [{ value: 0, observedAt: since }] : []),
          ...progress.map(([value, ago]) => ({ value, observedAt: addMonths(today, -ago) })),
        ],
        unitCode: 'P1',
      },
    });
  }
}
