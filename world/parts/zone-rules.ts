import type { WireAttribute } from '@yuheng/kernel/facts-model';
import { geo, offset, polygon, rectangle } from '../geography/plane.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { cellSide, keyAreaSites } from './key-areas.ts';

type Words = { readonly [attribute: string]: WireAttribute };

/** One of each kind for each key area with demands, somewhere in it; the spacing holds in all of it. */
const kinds: readonly {
  readonly kind: string;
  readonly name: string;
  readonly sides: readonly [number, number] | null;
  readonly says: (since: string) => Words;
}[] = [
  { kind: 'forbidden', name: '禁建区', sides: [250, 700], says: () => ({}) },
  {
    kind: 'restricted',
    name: '限高区',
    sides: [400, 1200],
    says: (since) => ({ maxHeight: property(24, since, 'MTR') }),
  },
  {
    kind: 'heritage',
    name: '文物保护建设控制地带',
    sides: [200, 500],
    says: (since) => ({
      maxHeight: property(18, since, 'MTR'),
      allowedKinds: property(['pole', 'rooftop', 'governmentBuilding'], since),
    }),
  },
  {
    kind: 'spacing',
    name: '站间距控制区',
    sides: null,
    says: (since) => ({ minSpacing: property(120, since, 'MTR') }),
  },
];

/** What invented plans say about building in key areas. */
export function* zoneRules({ seed, epoch, cities }: Setting): Generator<Item> {
  for (const { city, plan } of cities)
    for (const area of keyAreaSites(city, plan).slice(0, plan.demandAreas)) {
      const draw = random(seed, 'zone rules', area.short);
      const [width, height] = [area.size.columns * cellSide, area.size.rows * cellSide];
      for (const [index, { kind, name, sides, says }] of kinds.entries()) {
        const centre =
          sides === null
            ? area.centre
            : offset(area.centre, draw.between(-0.4, 0.4) * width, draw.between(-0.4, 0.4) * height);
        const [east, north] = sides === null ? [width, height] : [draw.whole(...sides), draw.whole(...sides)];
        yield item('ZoneRule', `${area.short}-z${index + 1}`, {
          name: property(`${area.name}${name}`, epoch),
          kind: property(kind, epoch),
          ...says(epoch),
          document: property('虚构的控制性详细规划', epoch),
          location: geo(polygon([rectangle(centre, east, north)]), epoch),
          city: relationship(cityId(city), epoch),
        });
      }
    }
}
