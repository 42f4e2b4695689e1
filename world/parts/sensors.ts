import { type City, shortName } from '../geography/cities.ts';
import { geo, type Position, point } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { addDays, hours } from '../model/calendar.ts';
import { air, traffic } from '../model/daily-course.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

/** Hourly readings that the world begins with. */
const readings = 24;

/** Sensors, each a device and what it observed over the last day. */
export function* sensors(setting: Setting): Generator<Item> {
  const moments = hours(setting.now, readings);
  for (const { city, plan } of setting.cities) {
    const draw = random(setting.seed, 'sensors', city.code);
    const place = () => placeIn(city, draw, builtSpread(city) * 0.9);
    for (let index = 1; index <= plan.airSensors; index += 1) {
      const short = `${city.code}-air${String(index).padStart(3, '0')}`;
      const at = place();
      yield device(setting, city, short, `空气监测仪${index}`, 'airPollution', at, draw);
      yield airQuality(city, short, index, at, moments, draw);
    }
    for (let index = 1; index <= plan.trafficSensors; index += 1) {
      const short = `${city.code}-traffic${String(index).padStart(3, '0')}`;
      const road = urn('Road', `${city.code}-${String(1 + (index % plan.streets)).padStart(4, '0')}`);
      const at = place();
      yield device(setting, city, short, `车流检测器${index}`, 'trafficFlow', at, draw);
      yield trafficFlow(city, short, index, road, at, moments, draw);
    }
  }
}

function device(
  { epoch, today }: Setting,
  city: City,
  short: string,
  name: string,
  controlledProperty: string,
  at: Position,
  draw: Random,
): Item {
  return item('Device', short, {
    name: property(`${shortName(city)}${name}`, epoch),
    category: property(['sensor'], epoch),
    controlledProperty: property([controlledProperty], epoch),
    deviceState: property('ok', addDays(today, -draw.between(1, 200))),
    batteryLevel: property(
      Math.round(100 * draw.between(0.55, 1)) / 100,
      addDays(today, -draw.between(0.1, 1)),
    ),
    location: geo(point(at), epoch),
    city: relationship(cityId(city), epoch),
  });
}

function airQuality(
  city: City,
  short: string,
  index: number,
  at: Position,
  moments: readonly string[],
  draw: Random,
): Item {
  const level = draw.between(28, 62);
  const seen = moments.map((observedAt) => ({ observedAt, ...air(observedAt, level, draw) }));
  const first = moments[0] ?? '';
  return item('AirQualityObserved', short, {
    name: property(`${shortName(city)}空气质量${index}`, first),
    pm25: { values: seen.map(({ pm25, observedAt }) => ({ value: pm25, observedAt })), unitCode: 'GQ' },
    no2: { values: seen.map(({ no2, observedAt }) => ({ value: no2, observedAt })), unitCode: 'GQ' },
    location: geo(point(at), first),
    refDevice: relationship(urn('Device', short), first),
    city: relationship(cityId(city), first),
  });
}

function trafficFlow(
  city: City,
  short: string,
  index: number,
  road: string,
  at: Position,
  moments: readonly string[],
  draw: Random,
): Item {
  const capacity = draw.whole(900, 3600);
  const seen = moments.map((observedAt) => ({ observedAt, ...traffic(observedAt, capacity, draw) }));
  const first = moments[0] ?? '';
  return item('TrafficFlowObserved', short, {
    name: property(`${shortName(city)}车流${index}`, first),
    intensity: {
      values: seen.map(({ intensity, observedAt }) => ({ value: intensity, observedAt })),
      unitCode: 'C62',
    },
    averageVehicleSpeed: {
      values: seen.map(({ averageVehicleSpeed, observedAt }) => ({ value: averageVehicleSpeed, observedAt })),
      unitCode: 'KMH',
    },
    roadCapacity: property(capacity, first, 'C62'),
    location: geo(point(at), first),
    refDevice: relationship(urn('Device', short), first),
    refRoad: relationship(road, first),
    city: relationship(cityId(city), first),
  });
}
