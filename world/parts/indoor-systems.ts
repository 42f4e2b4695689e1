import { shortName } from '../geography/cities.ts';
import { geo, type Position, point, rounded } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { type Item, item, property, relationship, saidBy, shortOf } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { buildings } from './buildings.ts';

const hubs = [
  { name: '高铁站', floors: 3, area: 60_000 },
  { name: '客运总站', floors: 2, area: 18_000 },
  { name: '地铁换乘站', floors: 3, area: 24_000 },
] as const;
/** Categories of buildings that have one; as venues they are called the same. */
const venues: ReadonlySet<unknown> = new Set(['hospital', 'office', 'commercial', 'school', 'government']);
/** Residents of a city to one system outside of public transport. */
const residentsEach = 700_000;

/** 室内分布: in public transport and key buildings by the tower company, elsewhere by operators, as the plan divides it. */
export function* indoorSystems(setting: Setting): Generator<Item> {
  const { seed, epoch, cities } = setting;
  for (const { city } of cities) {
    const draw = random(seed, 'indoor systems', city.code);
    for (const [index, { name, floors, area }] of hubs.entries())
      yield system(`${city.code}-t${index + 1}`, draw, epoch, {
        name: `${shortName(city)}${name}`,
        venue: 'transport',
        keyBuilding: true,
        floors,
        area,
        place: placeIn(city, draw, builtSpread(city) * 0.6),
        building: null,
        city: cityId(city),
      });
  }
  const left = new Map(
    cities.map(({ city }) => [cityId(city), Math.max(3, Math.round(city.population / residentsEach))]),
  );
  for (const { entity } of buildings(setting)) {
    const city = String(saidBy(entity, 'city'));
    const [venue] = [saidBy(entity, 'category')].flat();
    const room = left.get(city) ?? 0;
    if (!venues.has(venue) || room === 0) continue;
    left.set(city, room - 1);
    const short = shortOf(entity);
    const draw = random(seed, 'indoor systems', short);
    const floors = Number(saidBy(entity, 'floorsAboveGround'));
    const { coordinates } = saidBy(entity, 'location') as {
      readonly coordinates: readonly [readonly [Position, Position, Position]];
    };
    const [[longitude, latitude], , [east, north]] = coordinates[0];
    yield system(short, draw, epoch, {
      name: String(saidBy(entity, 'name')),
      venue: String(venue),
      keyBuilding: draw.chance(0.4),
      floors,
      area: 100 * floors * draw.whole(8, 40),
      place: rounded([(longitude + east) / 2, (latitude + north) / 2]),
      building: entity.id,
      city,
    });
  }
}

function system(
  short: string,
  draw: Random,
  epoch: string,
  of: {
    readonly name: string;
    readonly venue: string;
    readonly keyBuilding: boolean;
    readonly floors: number;
    readonly area: number;
    readonly place: Position;
    readonly building: string | null;
    readonly city: string;
  },
): Item {
  const carried = operators.filter(() => draw.chance(0.7)).map(({ name }) => name);
  return item('IndoorSystem', short, {
    name: property(of.name, epoch),
    venue: property(of.venue, epoch),
    keyBuilding: property(of.keyBuilding, epoch),
    builder: property(of.venue === 'transport' || of.keyBuilding ? 'tower' : 'operator', epoch),
    operators: property(carried.length > 0 ? carried : [draw.pick(operators).name], epoch),
    status: property(draw.pick(['planned', 'underConstruction', 'accepted', 'accepted', 'accepted']), epoch),
    floors: property(of.floors, epoch, 'C62'),
    area: property(of.area, epoch, 'MTK'),
    location: geo(point(of.place), epoch),
    ...(of.building === null ? {} : { building: relationship(of.building, epoch) }),
    city: relationship(of.city, epoch),
  });
}
