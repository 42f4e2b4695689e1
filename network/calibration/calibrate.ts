import { Problem } from '@yuheng/kernel/problem';
import { fitOffsets } from './fit-offsets.ts';
import { noOffsets, type Observation, type Offsets, offsetOf } from './offsets.ts';
import { biweight, rootMeanSquare, spread } from './robust.ts';

/** Fewer places of measurement are refused. */
export const fewestPlaces = 30;
/**
 * Places are held out by squares of this side, m: shadow fading of neighbours is alike over some 50 m (3GPP TR 38.901,
 * table 7.5-6), so that places left in beside those held out would give the answer away.
 */
const block = 100;

/** How far levels are off, dB. */
export interface Errors {
  /** Root mean square over all places, outliers among them. */
  readonly rms: number;
  /** The same as outliers do not move it. */
  readonly typical: number;
}

export interface Calibrated {
  readonly offsets: Offsets;
  readonly places: number;
  /** Places that the fit does not count. */
  readonly outliers: number;
  readonly before: Errors;
  /** Of places that were not fitted on. */
  readonly holdOut: Errors & { readonly folds: number };
}

/**
 * Fits offsets, and says how far calibrated levels are off at places that were not fitted on: k-fold, by squares of 100 m.
 * @throws Problem `network.too-few-places`, `network.too-few-squares`, `network.bad-folds`
 */
export function calibrate(observations: readonly Observation[], folds = 5): Calibrated {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 20))
    throw new Problem('network.bad-folds', { folds });
  const places = observations.length;
  if (places < fewestPlaces) throw new Problem('network.too-few-places', { places, least: fewestPlaces });
  const foldOf = foldsOf(observations, folds);
  const held: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const offsets = fitOffsets(observations.filter((one) => foldOf(one) !== fold));
    for (const one of observations)
      if (foldOf(one) === fold) held.push(one.residual - offsetOf(offsets, one));
  }
  const offsets = fitOffsets(observations);
  const left = observations.map((one) => one.residual - offsetOf(offsets, one));
  const deviation = Math.max(spread(left), 1);
  return {
    offsets,
    places,
    outliers: left.filter((residual) => biweight(residual, deviation) === 0).length,
    before: errorsOf(observations.map((one) => one.residual - offsetOf(noOffsets, one))),
    holdOut: { folds, ...errorsOf(held) },
  };
}

function errorsOf(residuals: readonly number[]): Errors {
  return { rms: rootMeanSquare(residuals), typical: spread(residuals) };
}

/** Squares in turn, in an order that neither place nor time of measurement has to do with. */
function foldsOf(observations: readonly Observation[], folds: number): (one: Observation) => number {
  const keyOf = ({ x, y }: Observation) => `${Math.floor(x / block)} ${Math.floor(y / block)}`;
  const squares = [...new Set(observations.map(keyOf))].toSorted();
  if (squares.length < 2 * folds)
    throw new Problem('network.too-few-squares', { squares: squares.length, least: 2 * folds, side: block });
  const order = squares
    .map((key, index) => ({ key, rank: Math.imul(index + 1, 0x9e3779b1) >>> 0 }))
    .toSorted((one, other) => one.rank - other.rank);
  const fold = new Map(order.map(({ key }, index) => [key, index % folds]));
  return (one) => fold.get(keyOf(one)) ?? 0;
}
