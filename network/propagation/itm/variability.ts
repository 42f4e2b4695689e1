import { type Climate, type ClimateTable, type Curve, climates, type FrequencyFactor } from './climates.ts';
import type { Medium } from './medium.ts';
import { type ItmPath, irregularityAt } from './path.ts';

/** What varies together: 0 single message · 1 individual link · 2 mobile receiver · 3 broadcast. */
export type VariabilityMode = 0 | 1 | 2 | 3;

/** For which share of times, places and situations the loss is not exceeded: normal deviates of the complement. */
export interface Deviates {
  readonly time: number;
  readonly location: number;
  readonly situation: number;
}

export interface VariabilityOptions {
  readonly climate: Climate;
  readonly mode: VariabilityMode;
  /** Location or situation do not vary: the path is known (`mdvar` + 10, + 20). */
  readonly fixedLocation: boolean;
  readonly fixedSituation: boolean;
}

/** The loss that is not exceeded in the share asked for, dB relative to free space (eq. 5.1 to 5.14). */
export function quantileAttenuation(
  reference: number,
  path: ItmPath,
  medium: Medium,
  options: VariabilityOptions,
  deviates: Deviates,
): number {
  const { distance, effective0, effective1, irregularity } = path;
  const { waveNumber } = medium;
  const { mode } = options;
  const table = climates[options.climate];
  const beyond =
    Math.sqrt(18e6 * effective0) + Math.sqrt(18e6 * effective1) + Math.cbrt(575.7e12 / waveNumber);
  const effective = distance < beyond ? (130e3 * distance) / beyond : 130e3 + distance - beyond;
  const { situation } = deviates;
  const time = mode === 0 ? situation : deviates.time;
  const location = mode === 0 || mode === 1 ? situation : mode === 2 ? time : deviates.location;

  const rough = irregularityAt(distance, irregularity) * waveNumber;
  const overPlaces = options.fixedLocation ? 0 : (10 * rough) / (rough + 13);
  const overTime = timeSpread(table, effective, Math.log(0.133 * waveNumber), time);
  const inSituation = options.fixedSituation ? 0 : (5 + 3 * Math.exp(-effective / 100e3)) ** 2;
  const variance =
    inSituation +
    (overTime * time) ** 2 / (7.8 + situation * situation) +
    (overPlaces * location) ** 2 / (24 + situation * situation);
  const overBoth = overTime * overTime + overPlaces * overPlaces;
  // What the deviates of time and place move, and the spread that is left for the situation.
  let shift = 0;
  let spread = Math.sqrt(variance);
  if (mode === 0) spread = Math.sqrt(overBoth + variance);
  else if (mode === 1) {
    shift = overTime * time;
    spread = Math.sqrt(overPlaces * overPlaces + variance);
  } else if (mode === 2) shift = Math.sqrt(overBoth) * time;
  else shift = overTime * time + overPlaces * location;
  const loss = reference - curve(table.median, effective) - shift - spread * situation;
  return loss < 0 ? (loss * (29 - loss)) / (29 - 10 * loss) : loss;
}

function timeSpread(table: ClimateTable, effective: number, q: number, deviate: number): number {
  if (deviate < 0) return curve(table.below, effective) * factor(table.belowFactor, q);
  const above = curve(table.above, effective) * factor(table.aboveFactor, q);
  const [share, from] = table.tail;
  return deviate <= from ? above : above * share + ((above - above * share) * from) / deviate;
}

function curve([c1, c2, x1, x2, x3]: Curve, effective: number): number {
  const s = (effective / x1) ** 2;
  return ((c1 + c2 / (1 + ((effective - x2) / x3) ** 2)) * s) / (1 + s);
}

function factor([f1, f2, f3]: FrequencyFactor, q: number): number {
  return f1 + f2 / ((f3 * q) ** 2 + 1);
}

/** The normal deviate that is exceeded with a probability (Abramowitz & Stegun 26.2.23, as ITM rounds its constants). */
export function deviateOf(probability: number): number {
  const x = 0.5 - probability;
  const t = Math.sqrt(-2 * Math.log(Math.max(0.5 - Math.abs(x), 0.000001)));
  const v =
    t - ((0.010328 * t + 0.802853) * t + 2.515516698) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  return x < 0 ? -v : v;
}
