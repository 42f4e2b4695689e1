import { hourInChina } from './calendar.ts';
import type { Random } from './random.ts';

/** A bump of width 1.6 h around an hour of the day. */
function bump(hour: number, around: number): number {
  const distance = Math.min(Math.abs(hour - around), 24 - Math.abs(hour - around));
  return Math.exp(-((distance / 1.6) ** 2));
}

/** How full a road is at a moment, 0.05 at night to about 1 in the rush hours. */
export function trafficLoad(moment: string): number {
  const hour = hourInChina(moment);
  const day = hour > 6 && hour < 22 ? 0.42 : 0.05;
  return Math.min(1, day + 0.55 * bump(hour, 8) + 0.58 * bump(hour, 18));
}

/** Vehicles in the hour before `moment` on a road that carries `capacity` per hour, and their mean speed in km/h. */
export function traffic(moment: string, capacity: number, draw: Random) {
  const load = Math.max(0.02, trafficLoad(moment) * (1 + 0.06 * draw.normal()));
  return {
    intensity: Math.round(capacity * load),
    averageVehicleSpeed: Math.round(10 * (58 - 30 * Math.min(1, load) + 1.2 * draw.normal())) / 10,
  };
}

/** Fine dust and nitrogen dioxide in µg/m³ around a place's `level` of fine dust; worst in the morning and late evening. */
export function air(moment: string, level: number, draw: Random) {
  const hour = hourInChina(moment);
  const swing = 0.85 + 0.25 * bump(hour, 8) + 0.3 * bump(hour, 21);
  return {
    pm25: Math.max(3, Math.round(10 * level * swing * (1 + 0.05 * draw.normal())) / 10),
    no2: Math.max(4, Math.round(10 * (18 + 22 * trafficLoad(moment)) * (1 + 0.06 * draw.normal())) / 10),
  };
}
