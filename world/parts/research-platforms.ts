import { cities } from '../geography/cities.ts';
import { geo, offset, point } from '../geography/plane.ts';
import { addMonths } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

interface Draft {
  readonly short: string;
  readonly sector: '5g' | 'ai';
  readonly kind: 'institute' | 'openPlatform' | 'laboratory';
  readonly city: string;
  readonly name: string;
  /** Months before the present at which it was planned, began to be built, and opened. */
  readonly course: readonly number[];
  /** Months before the present since which others may use it; null: they may not. */
  readonly shared: number | null;
}

const drafts: readonly Draft[] = [
  draft('5g-01', 'institute', '410100', '郑州5G新型研发院', [38, 34, 27], 25),
  draft('5g-02', 'laboratory', '410300', '洛阳射频与天线联合实验室', [35, 31, 22], 20),
  draft('5g-03', 'openPlatform', '410700', '新乡行业终端开放测试平台', [33, 28, 14], 13),
  draft('5g-04', 'laboratory', '410600', '鹤壁光芯片联合实验室', [30, 24, 11], null),
  draft('5g-05', 'openPlatform', '410100', '郑州车路协同外场测试平台', [26, 20, 6], 5),
  draft('5g-06', 'institute', '411000', '许昌5G应用研究院', [16, 8], null),
  draft('5g-07', 'openPlatform', '410300', '洛阳工业互联网中试平台', [7], null),
  draft('ai-01', 'openPlatform', '410100', '郑州人工智能公共算力平台', [36, 32, 23], 22),
  draft('ai-02', 'openPlatform', '410300', '洛阳智能装备评测平台', [32, 27, 16], 15),
  draft('ai-03', 'institute', '410100', '郑州人工智能新型研发院', [29, 25, 9], 8),
  draft('ai-04', 'openPlatform', '411300', '南阳农业数据标注平台', [18, 10], null),
  draft('ai-05', 'laboratory', '410700', '新乡智能传感联合实验室', [12], null),
];

function draft(
  short: string,
  kind: Draft['kind'],
  city: string,
  name: string,
  course: readonly number[],
  shared: number | null,
): Draft {
  const sector = short.startsWith('ai') ? 'ai' : '5g';
  return { short, sector, kind, city, name: `${name}（合成）`, course, shared };
}

/** Platforms of research with the course of their states, and since when others may use them. */
export function* researchPlatforms({ seed, today }: Setting): Generator<Item> {
  for (const { short, sector, kind, city: code, name, course, shared } of drafts) {
    const city = cities.find((each) => each.code === code);
    if (city === undefined) continue;
    const draw = random(seed, 'platforms', short);
    const ago = (months: number) => addMonths(today, -months);
    const since = ago(course[0] ?? 0);
    const states = ['planned', 'underConstruction', 'operating'] as const;
    const place = offset(city.position, draw.between(-5000, 5000), draw.between(-5000, 5000));
    yield item('ResearchPlatform', short, {
      name: property(name, since),
      sectors: property([sector], since),
      kind: property(kind, since),
      status: {
        values: course.map((months, index) => ({ value: states[index] ?? '', observedAt: ago(months) })),
      },
      openToOthers: {
        values: [
          { value: false, observedAt: since },
          ...(shared === null ? [] : [{ value: true, observedAt: ago(shared) }]),
        ],
      },
      city: relationship(cityId(city), since),
      location: geo(point(place), since),
    });
  }
}
