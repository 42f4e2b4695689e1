import { type City, shortName } from '../geography/cities.ts';
import { displacement, geo, type Position, point } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { addDays } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { buildOut, onAirAt, type Stage } from './build-out.ts';
import { keyAreaStations } from './key-area-stations.ts';
import { cellSide, type KeyAreaSite, keyAreaSites } from './key-areas.ts';

/** 5G stations of key areas first, then 5G and 4G stations elsewhere. */
export function* stations(setting: Setting): Generator<Item> {
  yield* keyAreaStations(setting);
  for (const { city, plan } of setting.cities) {
    const areas = keyAreaSites(city, plan);
    const draw = random(setting.seed, 'stations', city.code);
    for (let index = 1; index <= plan.stations5G; index += 1) {
      yield outside(setting, city, index, placeOutside(city, areas, draw), draw);
    }
    for (let index = 1; index <= plan.stations4G; index += 1) yield older(setting, city, index, draw);
  }
}

function outside(setting: Setting, city: City, index: number, place: Position, draw: Random): Item {
  const part = draw.next();
  const stage: Stage = part < 0.8 ? 'onAir' : part < 0.92 ? 'underConstruction' : 'planned';
  const end = stage === 'onAir' ? onAirAt(draw, setting.issued, setting.today) : setting.today;
  const { planned, status } = buildOut(draw, stage, end);
  const operator = draw.pick(operators);
  const number = String(index).padStart(5, '0');
  return item('BaseStation', `${city.code}-g${number}`, {
    name: property(`${shortName(city)}5G基站${number}`, planned),
    technology: property('5G', planned),
    status,
    operator: property(operator.name, planned),
    bandMHz: property(draw.chance(0.35) ? 700 : operator.band5G, planned, 'MHZ'),
    height: property(draw.whole(20, 45), planned, 'MTR'),
    location: geo(point(place), planned),
    city: relationship(cityId(city), planned),
  });
}

/** 4G stations stand everywhere and have done so for years. */
function older(setting: Setting, city: City, index: number, draw: Random): Item {
  const since = addDays(setting.epoch, -draw.between(200, 2000));
  const operator = draw.pick(operators);
  const number = String(index).padStart(5, '0');
  return item('BaseStation', `${city.code}-f${number}`, {
    name: property(`${shortName(city)}4G基站${number}`, since),
    technology: property('4G', since),
    status: property('onAir', since),
    operator: property(operator.name, since),
    bandMHz: property(operator.band4G, since, 'MHZ'),
    height: property(draw.whole(20, 45), since, 'MTR'),
    location: geo(point(placeIn(city, draw, builtSpread(city))), since),
    city: relationship(cityId(city), since),
  });
}

/** A place far enough from every key area not to serve any of its cells. */
function placeOutside(city: City, areas: readonly KeyAreaSite[], draw: Random): Position {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const place = placeIn(city, draw, builtSpread(city) * (1.5 + attempt / 20));
    if (areas.every((area) => !nearArea(area, place))) return place;
  }
  throw new Error(`no room outside the key areas of ${city.name}`);
}

function nearArea({ centre, size }: KeyAreaSite, place: Position): boolean {
  const margin = 900;
  const { east, north } = displacement(centre, place);
  return (
    Math.abs(east) < (size.columns / 2) * cellSide + margin &&
    Math.abs(north) < (size.rows / 2) * cellSide + margin
  );
}
