import { irregularityOf } from '../propagation/itm/irregularity.ts';
import {
  type Complex,
  type ItmMedium,
  impedanceOf,
  type Medium,
  mediumAt,
} from '../propagation/itm/medium.ts';
import { type ItmPath, smoothHorizon } from '../propagation/itm/path.ts';
import { horizons } from '../propagation/itm/profile-path.ts';
import { referenceAttenuation } from '../propagation/itm/reference-attenuation.ts';
import {
  type Deviates,
  quantileAttenuation,
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
  readonly #options: ItmRadialOptions;
  readonly #impedance: Complex;
  readonly #hull: UpperHull;
  readonly #horizon0: Int32Array;
  readonly #sum: Float64Array;
  readonly #moment: Float64Array;
  readonly #fan: IrregularityFan;
  readonly #path: ItmPath;
  #share = 0;
  #radial: Radial = { ground: new Float64Array(0), surface: new Float64Array(0), count: 0, spacing: 1 };
  #half = 0;
  #pushed = 0;

  constructor(options: ItmRadialOptions) {
    const { capacity, heights } = options;
    this.#options = options;
    this.#impedance = impedanceOf(options.medium);
    this.#hull = new UpperHull(capacity + 1);
    this.#horizon0 = new Int32Array(capacity + 1);
    this.#sum = new Float64Array(capacity + 1);
    this.#moment = new Float64Array(capacity + 1);
    this.#fan = new IrregularityFan(heights, capacity);
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
    this.#hull.clear();
    this.#pushed = 0;
    let sum = 0;
    let moment = 0;
    for (let index = 0; index <= count; index += 1) {
      const height = heights[index] ?? 0;
      sum += height;
      moment += height * index;
      this.#sum[index] = sum;
      this.#moment[index] = moment;
    }
    // The curvature differs by a per cent or so along a radial; which points are horizons hardly depends on it.
    this.#half = 0.5 * mediumAt(this.#options.medium, heights[0] ?? 0, this.#impedance).curvature;
    const z0 = (heights[0] ?? 0) + this.#options.heights[0];
    let [best, at] = [Number.NEGATIVE_INFINITY, 0];
    for (let index = 1; index <= count; index += 1) {
      const x = index * spacing;
      const seen = ((heights[index] ?? 0) - z0) / x - this.#half * x;
      if (seen > best) {
        best = seen;
        at = index;
      }
      this.#horizon0[index] = at;
    }
  }

  loss(index: number): number {
    const { variability, deviates } = this.#options;
    const medium = this.#mediumOf(index);
    const path = this.#pathTo(index, medium.curvature);
    const reference = referenceAttenuation(path, medium);
    const freeSpace = 32.45 + 20 * Math.log10(medium.frequency) + 20 * Math.log10(path.distance / 1000);
    return freeSpace + quantileAttenuation(reference, path, medium, variability, deviates);
  }

  /** The medium at the mean height of the middle four fifths of a path. */
  #mediumOf(count: number): Medium {
    const tenth = Math.trunc(0.1 * count);
    const sum = this.#before(count - tenth + 1) - this.#before(tenth);
    return mediumAt(this.#options.medium, sum / (count - 2 * tenth + 1), this.#impedance);
  }

  /** Sum of the heights before a sample. */
  #before(index: number): number {
    return index === 0 ? 0 : (this.#sum[index - 1] ?? 0);
  }

  #pathTo(count: number, curvature: number): ItmPath {
    const { surface: heights, spacing } = this.#radial;
    const path = this.#path;
    const { height0, height1 } = path;
    const distance = count * spacing;
    const ground0 = heights[0] ?? 0;
    const ground1 = heights[count] ?? 0;
    path.distance = distance;
    this.#lookAround(count, ground0 + height0, ground1 + height1, curvature);
    path.irregularity = this.#irregularityAt(count);
    const from = Math.min(15 * height0, 0.1 * path.horizon0) / spacing;
    const to = count - Math.min(15 * height1, 0.1 * path.horizon1) / spacing;
    const inSight = path.horizon0 + path.horizon1 > 1.5 * distance;
    const first = this.#fit(count, from, inSight ? to : (0.9 * path.horizon0) / spacing);
    const last = inSight ? first : this.#fit(count, count - (0.9 * path.horizon1) / spacing, to);
    path.effective0 = height0 + Math.max(ground0 - first.mean + first.slope * first.middle, 0);
    path.effective1 = height1 + Math.max(ground1 - last.mean - last.slope * (count - last.middle), 0);
    if (inSight) this.#smoothen(curvature);
    return path;
  }

  /** Both horizons. */
  #lookAround(count: number, z0: number, z1: number, curvature: number): void {
    const { surface: heights, spacing } = this.#radial;
    const path = this.#path;
    const distance = count * spacing;
    const half = 0.5 * curvature;
    path.angle0 = (z1 - z0) / distance - half * distance;
    path.angle1 = (z0 - z1) / distance - half * distance;
    path.horizon0 = distance;
    path.horizon1 = distance;
    if (count < 2) return;
    if (this.#options.exact === true) {
      Object.assign(path, horizons({ heights, count, spacing }, path.height0, path.height1, curvature));
      return;
    }
    for (let index = this.#pushed + 1; index < count; index += 1) {
      const x = index * spacing;
      this.#hull.push(index, x, (heights[index] ?? 0) - this.#half * x * x);
    }
    this.#pushed = Math.max(this.#pushed, count - 1);
    const from0 = (this.#horizon0[count - 1] ?? 0) * spacing;
    const seen0 = ((heights[this.#horizon0[count - 1] ?? 0] ?? 0) - z0) / from0 - half * from0;
    if (seen0 > path.angle0) {
      path.angle0 = seen0;
      path.horizon0 = from0;
    }
    const edge = this.#hull.tangent(distance, z1 - this.#half * distance * distance);
    const from1 = distance - edge * spacing;
    const seen1 = ((heights[edge] ?? 0) - z1) / from1 - half * from1;
    if (seen1 > path.angle1) {
      path.angle1 = seen1;
      path.horizon1 = from1;
    }
  }

  #smoothen(curvature: number): void {
    const path = this.#path;
    let one = smoothHorizon(path.effective0, path.irregularity, curvature);
    let other = smoothHorizon(path.effective1, path.irregularity, curvature);
    if (one.distance + other.distance <= path.distance) {
      const raise = (path.distance / (one.distance + other.distance)) ** 2;
      path.effective0 *= raise;
      path.effective1 *= raise;
      one = smoothHorizon(path.effective0, path.irregularity, curvature);
      other = smoothHorizon(path.effective1, path.irregularity, curvature);
    }
    path.horizon0 = one.distance;
    path.horizon1 = other.distance;
    path.angle0 = one.angle;
    path.angle1 = other.angle;
  }

  /** `fitLine` from prefix sums: mean, slope a sample, and the sample that has the mean. */
  #fit(count: number, from: number, to: number) {
    let first = Math.trunc(Math.max(from, 0));
    let last = count - Math.trunc(Math.max(count - to, 0));
    if (last <= first) {
      first = Math.max(first - 1, 0);
      last = count - Math.max(count - last - 1, 0);
    }
    const { surface: heights } = this.#radial;
    const length = last - first;
    const middle = last - 0.5 * length;
    const ends = 0.5 * ((heights[first] ?? 0) + (heights[last] ?? 0));
    const lean = 0.5 * ((heights[first] ?? 0) - (heights[last] ?? 0)) * (-0.5 * length);
    const inner = (this.#sum[last - 1] ?? 0) - (this.#sum[first] ?? 0);
    const moment = (this.#moment[last - 1] ?? 0) - (this.#moment[first] ?? 0);
    return {
      mean: (ends + inner) / length,
      slope: ((lean + moment - middle * inner) * 12) / ((length * length + 2) * length),
      middle,
    };
  }

  #irregularityAt(count: number): number {
    return this.#options.exact === true ? this.#irregularityOf(count) : this.#fan.at(count, this.#share);
  }

  #irregularityOf(count: number): number {
    const { surface: heights, spacing } = this.#radial;
    const { height0, height1, horizon0, horizon1 } = this.#path;
    const from = Math.min(15 * height0, 0.1 * horizon0);
    const to = count * spacing - Math.min(15 * height1, 0.1 * horizon1);
    return irregularityOf(heights, count, spacing, from, to);
  }
}
