import { irregularityOf } from '../propagation/itm/irregularity.ts';
import { rounding } from '../propagation/itm/line-fit.ts';
import { Media } from '../propagation/itm/media.ts';
import type { ItmMedium, Medium } from '../propagation/itm/medium.ts';
import { type ItmPath, lookOverSmoothEarth } from '../propagation/itm/path.ts';
import { horizons } from '../propagation/itm/profile-path.ts';
import { referenceAttenuation } from '../propagation/itm/reference-attenuation.ts';
import {
  type Deviates,
  quantileAttenuation,
  type Spread,
  spreadOf,
  type VariabilityOptions,
} from '../propagation/itm/variability.ts';
import { IrregularityFan } from './irregularity-fan.ts';
import type { Radial, RadialModel } from './radial.ts';
import { UpperHull } from './upper-hull.ts';

export interface ItmRadialOptions {
  /** Antennas above ground, m. */
  readonly heights: readonly [number, number];
  readonly medium: ItmMedium;
  readonly variability: VariabilityOptions;
  readonly deviates: Deviates;
  /** Samples of the longest radial. */
  readonly capacity: number;
  /** Looks along every path by itself for horizons and irregularity: for checks, and much slower. */
  readonly exact?: boolean;
}

/**
 * ITM along a radial. What `profilePath` finds by walking the whole profile again is kept: the transmitter's horizon as
 * a running maximum, the receiver's as a tangent to the hull of the ground so far, means and fitted lines from prefix
 * sums. Irregularity changes slowly and is drawn straight between the leads of a group of radials.
 */
export class ItmRadial implements RadialModel {
  readonly #exact: boolean;
  readonly #media: Media;
  readonly #spread: Spread;
  readonly #hull: UpperHull;
  readonly #fan: IrregularityFan;
  readonly #path: ItmPath;
  /** 20 lg of each index, dB: free space along a radial. */
  readonly #spreading: Float64Array;
  readonly #frequencyLoss: number;
  /** Of each sample: the sum of the heights, and of heights times indices, up to it. */
  readonly #sum: Float64Array;
  readonly #moment: Float64Array;
  /** Heights over the transmitter's horizontal, as the earth bends away under it, m. */
  readonly #bent: Float64Array;
  /** The sample that stands highest from the transmitter, up to each sample. */
  readonly #horizon0: Int32Array;
  #radial: Radial = { ground: new Float64Array(0), surface: new Float64Array(0), count: 0, spacing: 1 };
  #share = 0;
  #half = 0;
  /** Free space to the first sample, dB. */
  #first = 0;
  /** The fitted line under the transmitter before its horizon, m, and for which horizon. */
  #level0 = 0;
  #levelTo = 0;

  constructor(options: ItmRadialOptions) {
    const { capacity, heights, medium, exact = false } = options;
    this.#exact = exact;
    this.#media = new Media(medium);
    this.#spread = spreadOf(options.variability, options.deviates, this.#media.at(0).waveNumber);
    this.#hull = new UpperHull(capacity + 1);
    this.#fan = new IrregularityFan(heights, capacity);
    this.#spreading = Float64Array.from({ length: capacity + 1 }, (_, index) => 20 * Math.log10(index));
    this.#frequencyLoss = 32.45 + 20 * Math.log10(medium.frequency);
    this.#sum = new Float64Array(capacity + 1);
    this.#moment = new Float64Array(capacity + 1);
    this.#bent = new Float64Array(capacity + 1);
    this.#horizon0 = new Int32Array(capacity + 1);
    this.#path = {
      distance: 0,
      height0: heights[0],
      height1: heights[1],
      effective0: 0,
      effective1: 0,
      angle0: 0,
      angle1: 0,
      horizon0: 0,
      horizon1: 0,
      irregularity: 0,
      mode: 'profile',
    };
  }

  lead(radial: Radial): void {
    this.#fan.lead(radial);
  }

  begin(radial: Radial, share: number): void {
    const { surface: heights, count, spacing } = radial;
    this.#radial = radial;
    this.#share = share;
    this.#hull.begin(this.#bent);
    this.#levelTo = -1;
    this.#first = this.#frequencyLoss + 20 * Math.log10(spacing / 1000);
    const z0 = (heights[0] ?? 0) + this.#path.height0;
    // The curvature differs by a per cent or so along a radial; which points are horizons hardly depends on it.
    this.#half = 0.5 * this.#media.at(heights[0] ?? 0).curvature;
    const bend = this.#half * spacing * spacing;
    let sum = heights[0] ?? 0;
    let moment = 0;
    let at = 0;
    this.#sum[0] = sum;
    this.#moment[0] = 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let index = 1; index <= count; index += 1) {
      const height = heights[index] ?? 0;
      sum += height;
      moment += height * index;
      this.#sum[index] = sum;
      this.#moment[index] = moment;
      const bent = height - z0 - bend * index * index;
      this.#bent[index] = bent;
      if (bent > best * index) {
        best = bent / index;
        at = index;
      }
      this.#horizon0[index] = at;
    }
  }

  loss(index: number): number {
    const medium = this.#media.at(this.#meanHeight(index));
    this.#goTo(index, medium);
    const reference = referenceAttenuation(this.#path, medium);
    const freeSpace = this.#first + (this.#spreading[index] ?? 0);
    return freeSpace + quantileAttenuation(reference, this.#path, this.#spread);
  }

  /** Of the middle four fifths of a path, m. */
  #meanHeight(count: number): number {
    const tenth = Math.trunc(0.1 * count);
    const before = tenth === 0 ? 0 : (this.#sum[tenth - 1] ?? 0);
    return ((this.#sum[count - tenth] ?? 0) - before) / (count - 2 * tenth + 1);
  }

  /** Makes `#path` that to a sample. */
  #goTo(count: number, { curvature }: Medium): void {
    const { surface: heights, spacing } = this.#radial;
    const path = this.#path;
    const { height0, height1 } = path;
    const ground0 = heights[0] ?? 0;
    const ground1 = heights[count] ?? 0;
    path.distance = count * spacing;
    this.#lookAround(count, curvature);
    path.irregularity = this.#exact ? this.#irregularityOf(count) : this.#fan.at(count, this.#share);
    const { distance, horizon0, horizon1 } = path;
    const from = Math.trunc(Math.min(15 * height0, 0.1 * horizon0) / spacing);
    const to = Math.ceil(count - Math.min(15 * height1, 0.1 * horizon1) / spacing - rounding);
    if (horizon0 + horizon1 > 1.5 * distance) {
      path.effective0 = height0 + Math.max(ground0 - this.#lineAt(0, count, from, to), 0);
      path.effective1 = height1 + Math.max(ground1 - this.#lineAt(count, count, from, to), 0);
      lookOverSmoothEarth(path, curvature);
      return;
    }
    if (this.#levelTo !== horizon0) {
      this.#levelTo = horizon0;
      this.#level0 = this.#lineAt(0, count, from, Math.ceil((0.9 * horizon0) / spacing - rounding));
    }
    path.effective0 = height0 + Math.max(ground0 - this.#level0, 0);
    const level1 = this.#lineAt(count, count, Math.trunc(count - (0.9 * horizon1) / spacing), to);
    path.effective1 = height1 + Math.max(ground1 - level1, 0);
  }

  /** Both horizons. */
  #lookAround(count: number, curvature: number): void {
    const { surface: heights, spacing } = this.#radial;
    const path = this.#path;
    const { height0, height1, distance } = path;
    if (this.#exact) {
      Object.assign(path, horizons({ heights, count, spacing }, height0, height1, curvature));
      return;
    }
    const z0 = (heights[0] ?? 0) + height0;
    const z1 = (heights[count] ?? 0) + height1;
    const half = 0.5 * curvature;
    path.angle0 = (z1 - z0) / distance - half * distance;
    path.angle1 = (z0 - z1) / distance - half * distance;
    path.horizon0 = distance;
    path.horizon1 = distance;
    if (count < 2) return;
    this.#hull.reach(count);
    const edge0 = this.#horizon0[count - 1] ?? 0;
    const from0 = edge0 * spacing;
    const seen0 = ((heights[edge0] ?? 0) - z0) / from0 - half * from0;
    if (seen0 > path.angle0) {
      path.angle0 = seen0;
      path.horizon0 = from0;
    }
    const edge1 = this.#hull.tangent(count, (this.#bent[count] ?? 0) + height1);
    const from1 = distance - edge1 * spacing;
    const seen1 = ((heights[edge1] ?? 0) - z1) / from1 - half * from1;
    if (seen1 > path.angle1) {
      path.angle1 = seen1;
      path.horizon1 = from1;
    }
  }

  /** Height at a sample of the line that is fitted between two others, m: `fitLine` from prefix sums. */
  #lineAt(at: number, count: number, from: number, to: number): number {
    let first = Math.max(from, 0);
    let last = Math.min(to, count);
    if (last <= first) {
      first = Math.max(first - 1, 0);
      last = Math.min(last + 1, count);
    }
    const { surface: heights } = this.#radial;
    const length = last - first;
    const middle = last - 0.5 * length;
    const start = heights[first] ?? 0;
    const end = heights[last] ?? 0;
    const inner = (this.#sum[last - 1] ?? 0) - (this.#sum[first] ?? 0);
    const moment = (this.#moment[last - 1] ?? 0) - (this.#moment[first] ?? 0);
    const mean = (0.5 * (start + end) + inner) / length;
    const lean = moment - middle * inner - 0.25 * (start - end) * length;
    return mean + ((lean * 12) / ((length * length + 2) * length)) * (at - middle);
  }

  #irregularityOf(count: number): number {
    const { surface: heights, spacing } = this.#radial;
    const { height0, height1, horizon0, horizon1 } = this.#path;
    const from = Math.min(15 * height0, 0.1 * horizon0);
    const to = count * spacing - Math.min(15 * height1, 0.1 * horizon1);
    return irregularityOf(heights, count, spacing, from, to);
  }
}
