import type { Change } from '../http/entities.ts';
import { air, traffic } from '../model/daily-course.ts';
import { random } from '../model/random.ts';
import type { Roster } from './roster.ts';

/** Sensors that report in one step. */
const reporting = 4;
/** One step in so many brings a station outage, while none lasts; and a revenue report. */
const stepsPerOutage = 90;
const stepsPerReport = 240;

/**
 * Small believable changes, step by step. With the same seed, roster and moments it makes the same ones.
 * @returns a function that gives the changes of the next step at a moment (ISO 8601)
 */
export function simulation(seed: number, roster: Roster): (moment: string) => readonly Change[] {
  const draw = random(seed, 'live');
  const revenues = new Map(roster.companies.map(({ id, revenue }) => [id, revenue]));
  /** Station -> steps until it works again. */
  const down = new Map(roster.down.map((id) => [id, draw.whole(2, 20)]));
  let step = 0;

  function* readings(moment: string): Generator<Change> {
    for (let index = step * reporting; index < (step + 1) * reporting; index += 1) {
      const sensors = roster.air.length + roster.traffic.length;
      if (sensors === 0) return;
      const at = index % sensors;
      const place = roster.air[at];
      const road = roster.traffic[at - roster.air.length];
      if (place !== undefined)
        yield* changes(place.id, air(moment, place.level, draw), { pm25: 'GQ', no2: 'GQ' });
      else if (road !== undefined) {
        const units = { intensity: 'C62', averageVehicleSpeed: 'KMH' };
        yield* changes(road.id, traffic(moment, road.capacity, draw), units);
      }
    }
  }

  function* outages(): Generator<Change> {
    for (const [id, left] of down) {
      down.set(id, left - 1);
      if (left > 1) continue;
      down.delete(id);
      yield { entity: id, attribute: 'status', value: 'onAir', unitCode: null };
    }
    const fails = draw.chance(1 / stepsPerOutage);
    const station = roster.stations[draw.whole(0, Math.max(0, roster.stations.length - 1))];
    if (!fails || down.size > 0 || station === undefined) return;
    down.set(station, draw.whole(10, 40));
    yield { entity: station, attribute: 'status', value: 'outOfService', unitCode: null };
  }

  function* reports(): Generator<Change> {
    const reported = draw.chance(1 / stepsPerReport);
    const growth = 1 + draw.between(0.002, 0.015);
    const id = roster.companies[draw.whole(0, Math.max(0, roster.companies.length - 1))]?.id;
    if (!reported || id === undefined) return;
    const revenue = Math.round(((revenues.get(id) ?? 0) * growth) / 10_000) * 10_000;
    revenues.set(id, revenue);
    yield { entity: id, attribute: 'annualRevenue', value: revenue, unitCode: 'CNY' };
  }

  return (moment) => {
    const made = [...readings(moment), ...outages(), ...reports()];
    step += 1;
    return made;
  };
}

function* changes<Name extends string>(
  entity: string,
  values: Readonly<Record<Name, number>>,
  units: Readonly<Record<Name, string>>,
): Generator<Change> {
  for (const attribute in units)
    yield { entity, attribute, value: values[attribute], unitCode: units[attribute] };
}
