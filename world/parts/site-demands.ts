import { type City, shortName } from '../geography/cities.ts';
import { geo, offset, type Position, point } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { addDays } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { type KeyAreaSite, keyAreaId, keyAreaSites, withinArea } from './key-areas.ts';

/** Share of blocks of a key area in which an operator still needs a site, and of hot spots. */
const wanted = { block: 0.95, hotSpot: 0.6 };
/** What operators agree on by how densely a block is built: least height of antennas and reach of a site, m. */
const scenes = [
  { height: 20, radius: 500 },
  { height: 18, radius: 550 },
  { height: 15, radius: 600 },
] as const;
/** How far operators' plans for one spot lie apart: standard deviation, m east and north. */
const apart = 50;

/**
 * Each operator plans its own grid of sites over a key area, one for each block of two by two cells, where subscribers are much
 * the same: so demands of several operators lie near each other. Hot spots ask for capacity on low antennas.
 */
export function* siteDemands({ seed, today, cities }: Setting): Generator<Item> {
  for (const { city, plan } of cities) {
    for (const area of keyAreaSites(city, plan).slice(0, plan.demandAreas))
      yield* ofArea(city, area, random(seed, 'site demands', area.short), today);
    const draw = random(seed, 'hot spots', city.code);
    for (let spot = 1; spot <= plan.hotSpots; spot += 1) {
      const place = placeIn(city, draw, builtSpread(city) * 0.8);
      for (const [index, operator] of operators.entries()) {
        if (!draw.chance(wanted.hotSpot)) continue;
        const digits = String(spot).padStart(4, '0');
        yield demand(`${city.code}-h${digits}-${index + 1}`, {
          name: `${shortName(city)}热点${digits}（${operator.name}）`,
          city,
          operator,
          place,
          draw,
          since: today,
          height: draw.pick([6, 6, 8]),
          radius: draw.pick([200, 250, 300]),
          traffic: 10 * draw.whole(15, 50),
        });
      }
    }
  }
}

function* ofArea(city: City, area: KeyAreaSite, draw: Random, today: string): Generator<Item> {
  const across = area.size.columns / 2;
  const blocks = across * (area.size.rows / 2);
  for (let block = 0; block < blocks; block += 1) {
    const { east, north } = withinArea(area, (block % across) * 2, Math.floor(block / across) * 2, 1);
    const spot = offset(area.centre, east + draw.between(-150, 150), north + draw.between(-150, 150));
    const scene = draw.pick(scenes);
    for (const [index, operator] of operators.entries()) {
      if (!draw.chance(wanted.block)) continue;
      const digits = String(block + 1).padStart(3, '0');
      yield demand(`${area.short}-d${digits}-${index + 1}`, {
        name: `${area.name}${digits}（${operator.name}）`,
        city,
        area,
        operator,
        place: spot,
        draw,
        since: today,
        ...scene,
        traffic: 10 * draw.whole(20, 90),
      });
    }
  }
}

function demand(
  short: string,
  of: {
    readonly name: string;
    readonly city: City;
    readonly area?: KeyAreaSite;
    readonly operator: (typeof operators)[number];
    readonly place: Position;
    readonly draw: Random;
    readonly since: string;
    readonly height: number;
    readonly radius: number;
    readonly traffic: number;
  },
): Item {
  const { draw, operator } = of;
  const since = addDays(of.since, -draw.between(5, 300));
  const place = offset(of.place, draw.normal() * apart, draw.normal() * apart);
  return item('SiteDemand', short, {
    name: property(of.name, since),
    operator: property(operator.name, since),
    kind: property('outdoor', since),
    bandMHz: property(operator.band5G, since, 'MHZ'),
    height: property(of.height, since, 'MTR'),
    radius: property(of.radius, since, 'MTR'),
    traffic: property(of.traffic, since, 'E20'),
    priority: property(draw.pick(['high', 'normal', 'normal', 'low']), since),
    status: property('open', since),
    location: geo(point(place), since),
    ...(of.area ? { keyArea: relationship(keyAreaId(of.area), since) } : {}),
    city: relationship(cityId(of.city), since),
  });
}
