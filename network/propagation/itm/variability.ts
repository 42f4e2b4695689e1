import { type Climate, type Curve, climates, type FrequencyFactor } from './climates.ts';
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

/** Variability of a climate at one frequency, for the shares asked for: all that does not depend on the path. */
export interface Spread {
  readonly options: VariabilityOptions;
  readonly waveNumber: number;
  /** Deviates as the mode lets them count. */
  readonly deviates: Deviates;
  readonly median: Curve;
  /** Over time, on the side that was asked for, and by how much frequency changes it. */
  readonly overTime: Curve;
  readonly factor: number;
  /** From where paths count as long over smooth earth, beside what heights add, m. */
  readonly long: number;
}

/** @param waveNumber 1/m */
export function spreadOf(options: VariabilityOptions, deviates: Deviates, waveNumber: number): Spread {
  const { mode } = options;
  const { situation } = deviates;
  const time = mode === 0 ? situation : deviates.time;
  const location = mode === 0 || mode === 1 ? situation : mode === 2 ? time : deviates.location;
  const table = climates[options.climate];
  const q = Math.log(0.133 * waveNumber);
  const [share, from] = table.tail;
  const tail = time <= from ? 1 : share + ((1 - share) * from) / time;
  return {
    options,
    waveNumber,
    deviates: { time, location, situation },
    median: table.median,
    overTime: time < 0 ? table.below : table.above,
    factor: time < 0 ? factor(table.belowFactor, q) : factor(table.aboveFactor, q) * tail,
    long: Math.cbrt(575.7e12 / waveNumber),
  };
}

/** The loss that is not exceeded in the share asked for, dB relative to free space (eq. 5.1 to 5.14). */
export function quantileAttenuation(reference: number, path: ItmPath, spread: Spread): number {
  const { distance, effective0, effective1, irregularity } = path;
  const { waveNumber } = spread;
  const { mode, fixedLocation, fixedSituation } = spread.options;
  const { time, location, situation } = spread.deviates;
  const long = Math.sqrt(18e6 * effective0) + Math.sqrt(18e6 * effective1) + spread.long;
  const effective = distance < long ? (130e3 * distance) / long : 130e3 + distance - long;

  let overPlaces = 0;
  if (!fixedLocation) {
    const rough = irregularityAt(distance, irregularity) * waveNumber;
    overPlaces = (10 * rough) / (rough + 13);
  }
  const overTime = curve(spread.overTime, effective) * spread.factor;
  const inSituation = fixedSituation ? 0 : (5 + 3 * Math.exp(-effective / 100e3)) ** 2;
  const variance =
    inSituation +
    (overTime * time) ** 2 / (7.8 + situation * situation) +
    (overPlaces * location) ** 2 / (24 + situation * situation);
  const overBoth = overTime * overTime + overPlaces * overPlaces;
  // What the deviates of time and place move, and the spread that is left for the situation.
  let shift = 0;
  let left = Math.sqrt(variance);
  if (mode === 0) left = Math.sqrt(overBoth + variance);
  else if (mode === 1) {
    shift = overTime * time;
    left = Math.sqrt(overPlaces * overPlaces + variance);
  } else if (mode === 2) shift = Math.sqrt(overBoth) * time;
  else shift = overTime * time + overPlaces * location;
  const loss = reference - curve(spread.median, effective) - shift - left * situation;
  return loss < 0 ? (loss * (29 - loss)) / (29 - 10 * loss) : loss;
}

function curve(of: Curve, effective: number): number {
  const s = (effective / of[2]) ** 2;
  return ((of[0] + of[1] / (1 + ((effective - of[3]) / of[4]) ** 2)) * s) / (1 + s);
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
