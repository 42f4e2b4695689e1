import { meetingEdge, withLength } from '../propagation/p526/bullington.ts';
import type { DiffractionLoss } from '../propagation/p526/delta-bullington.ts';
import { knifeEdge } from '../propagation/p526/knife-edge.ts';
import { wavelength } from '../propagation/p526/radio-path.ts';
import { sphericalEarth } from '../propagation/p526/spherical-earth.ts';
import type { Horizons } from '../propagation/p1812/horizons.ts';
import { combineP1812, medianRadius, type P1812Link, rareRadius } from '../propagation/p1812/p1812.ts';
import { type SmoothEarth, smoothSurface } from '../propagation/p1812/smooth-earth.ts';
import { BlockTops } from './block-tops.ts';
import { EdgeSearch } from './edge-search.ts';
import type { P1812Choice } from './model-choice.ts';
import { Outlook } from './outlook.ts';
import type { Radial, RadialModel } from './radial.ts';

const farFromSea = [500, 500] as const;

/**
 * P.1812-8 over inland ground along a radial. Horizons, obstacles and the fitted line are kept from sample to sample;
 * only a path in sight is searched, for the one edge that weighs most. Within rounding of `p1812` on each profile.
 */
export class P1812Radial implements RadialModel {
  readonly #choice: P1812Choice;
  readonly #link: P1812Link;
  readonly #lambda: number;
  /** Over the ground: flat, bent; over what stands on it: bent, and bent as in rare times. */
  readonly #flat: Outlook;
  readonly #bent: Outlook;
  readonly #over: Outlook;
  readonly #rare: Outlook;
  /** Over the ground, over what stands on it, over a smooth earth at height 0. */
  readonly #edges: EdgeSearch;
  readonly #edgesOver: EdgeSearch;
  readonly #edgesSmooth: EdgeSearch;
  readonly #tops: BlockTops;
  readonly #level: Float64Array;
  /** Sums of the least-squares fit (eq. 83, 84). */
  readonly #v1: Float64Array;
  readonly #v2: Float64Array;
  #radial: Radial = { ground: new Float64Array(0), surface: new Float64Array(0), count: 0, spacing: 1 };

  constructor(choice: P1812Choice, heights: readonly [number, number], capacity: number) {
    const radius = medianRadius(choice.climate);
    this.#choice = choice;
    this.#link = { ...choice.link, heights, coast: farFromSea };
    this.#lambda = wavelength(choice.link.frequency);
    this.#flat = new Outlook(Number.POSITIVE_INFINITY, capacity);
    this.#bent = new Outlook(radius, capacity);
    this.#over = new Outlook(radius, capacity);
    this.#rare = new Outlook(rareRadius, capacity);
    this.#edges = new EdgeSearch(capacity);
    this.#edgesOver = new EdgeSearch(capacity);
    this.#edgesSmooth = new EdgeSearch(capacity);
    this.#tops = new BlockTops(capacity);
    this.#level = new Float64Array(capacity + 1);
    this.#v1 = new Float64Array(capacity + 1);
    this.#v2 = new Float64Array(capacity + 1);
  }

  begin(radial: Radial): void {
    this.#radial = radial;
    const { ground, surface, count } = radial;
    const s = radial.spacing / 1000;
    const z0 = (ground[0] ?? 0) + this.#link.heights[0];
    this.#flat.begin(ground, count, s, z0);
    this.#bent.begin(ground, count, s, z0);
    this.#over.begin(surface, count, s, z0);
    if (this.#link.time !== 50) this.#rare.begin(surface, count, s, z0);
    this.#edges.begin(ground, count);
    this.#edgesOver.begin(surface, count);
    this.#edgesSmooth.begin(this.#level, count);
    this.#tops.begin(ground, count);
    let [v1, v2] = [0, 0];
    for (let index = 1; index <= count; index += 1) {
      const [low, high] = [ground[index - 1] ?? 0, ground[index] ?? 0];
      const [from, to] = [(index - 1) * s, index * s];
      v1 += s * (high + low);
      v2 += s * (high * (2 * to + from) + low * (to + 2 * from));
      this.#v1[index] = v1;
      this.#v2[index] = v2;
    }
  }

  loss(index: number): number {
    // Fewer than four points are no profile (section 3.2).
    if (index < 3) return Number.NaN;
    const { ground, spacing } = this.#radial;
    const { heights, time } = this.#link;
    const length = (index * spacing) / 1000;
    const ends = [(ground[0] ?? 0) + heights[0], (ground[index] ?? 0) + heights[1]] as const;
    const horizons = this.#horizons(index, ends);
    const smooth = this.#smooth(index, ends, horizons);
    const median = this.#diffraction(index, ends, smooth, this.#over, medianRadius(this.#choice.climate));
    const rare = time === 50 ? median : this.#diffraction(index, ends, smooth, this.#rare, rareRadius);
    const path = { length, ends, horizons, smooth, sea: 0, land: length, inland: length, median, rare };
    return combineP1812(path, this.#link, this.#choice.climate).loss;
  }

  /** Section 4 of Attachment 1 (eq. 76 to 81). */
  #horizons(index: number, ends: readonly [number, number]): Horizons {
    const { spacing } = this.#radial;
    const s = spacing / 1000;
    const length = index * s;
    const radius = medianRadius(this.#choice.climate);
    const direct = (ends[1] - ends[0]) / length - (500 * length) / radius;
    const back = (ends[0] - ends[1]) / length - (500 * length) / radius;
    const first = this.#bent.fromTransmitter(index);
    const inSight = first <= direct;
    if (inSight) {
      const edge = this.#edges.at(index, s, ends, radius, this.#lambda);
      return {
        inSight,
        transmitterDistance: edge.index * s,
        receiverDistance: length - edge.index * s,
        transmitterAngle: milliradians(direct),
        receiverAngle: milliradians(back),
      };
    }
    const horizon = this.#bent.receiverHorizon(index, ends[1]);
    return {
      inSight,
      transmitterDistance: this.#bent.transmitterHorizon(index) * s,
      receiverDistance: length - horizon * s,
      transmitterAngle: milliradians(first),
      receiverAngle: milliradians(this.#bent.fromReceiver(index, ends[1], horizon)),
    };
  }

  /** Section 5 of Attachment 1 (eq. 83 to 93). */
  #smooth(index: number, ends: readonly [number, number], horizons: Horizons): SmoothEarth {
    const { ground, spacing } = this.#radial;
    const s = spacing / 1000;
    const length = index * s;
    const [v1, v2] = [this.#v1[index] ?? 0, this.#v2[index] ?? 0];
    const fitted = [(2 * v1 * length - v2) / length ** 2, (v2 - v1 * length) / length ** 2] as const;
    const surface = smoothSurface(fitted, this.#obstacles(index, length, ends), [
      ground[0] ?? 0,
      ground[index] ?? 0,
    ]);
    const slope = (surface.receiver - surface.transmitter) / length;
    const last = Math.floor((length - horizons.receiverDistance) / s + 1e-6);
    const roughness = this.#tops.highestAbove(
      Math.round(horizons.transmitterDistance / s),
      last,
      surface.transmitter,
      slope * s,
    );
    return { ...surface, roughness };
  }

  /** By how much the smooth surface is lowered at each end (eq. 87, 88). */
  #obstacles(index: number, length: number, ends: readonly [number, number]): readonly [number, number] {
    const chord = (ends[1] - ends[0]) / length;
    const top = this.#flat.highest(index, chord);
    const x = (top * this.#radial.spacing) / 1000;
    const highest = (this.#radial.ground[top] ?? 0) - (ends[0] + chord * x);
    if (highest <= 0) return [0, 0];
    const one = this.#flat.fromTransmitter(index) - chord;
    const horizon = this.#flat.receiverHorizon(index, ends[1]);
    const other = this.#flat.fromReceiver(index, ends[1], horizon) + chord;
    return [(highest * one) / (one + other), (highest * other) / (one + other)];
  }

  /** Section 4.3.4 (eq. 37 to 39); the smooth surface is only walked where the sphere is in the way at all. */
  #diffraction(
    index: number,
    ends: readonly [number, number],
    smooth: SmoothEarth,
    outlook: Outlook,
    radius: number,
  ): DiffractionLoss {
    const { frequency, polarisation } = this.#link;
    const { spacing } = this.#radial;
    const s = spacing / 1000;
    const length = index * s;
    const raise = (500 * length) / radius;
    const first = outlook.fromTransmitter(index) + raise;
    let edge = 0;
    if (first < (ends[1] - ends[0]) / length) {
      edge = knifeEdge(this.#edgesOver.at(index, s, ends, radius, this.#lambda).v);
    } else {
      const horizon = outlook.receiverHorizon(index, ends[1]);
      const second = outlook.fromReceiver(index, ends[1], horizon) + raise;
      edge = meetingEdge([first, second], ends, length, this.#lambda);
    }
    const overGround = withLength(edge, length);
    const transmitter = ends[0] - smooth.diffractionTransmitter;
    const receiver = ends[1] - smooth.diffractionReceiver;
    const sphere = { length, transmitter, receiver, frequency, polarisation, sea: 0 };
    const overSphere = sphericalEarth(sphere, radius);
    if (overSphere <= 0) return { overGround, overSmooth: 0, overSphere, loss: overGround };
    const overSmooth = this.#overSmooth(index, [transmitter, receiver], radius);
    return { overGround, overSmooth, overSphere, loss: overGround + Math.max(overSphere - overSmooth, 0) };
  }

  /** The construction over a smooth earth: its steepest rays touch where the earth bends away. */
  #overSmooth(index: number, ends: readonly [number, number], radius: number): number {
    const s = this.#radial.spacing / 1000;
    const length = index * s;
    const bend = 500 / radius;
    const ray = (height: number): number => {
      const touch = Math.floor(Math.sqrt(height / bend) / s);
      const at = (sample: number) => {
        const d = Math.min(Math.max(sample, 1), index - 1) * s;
        return bend * (length - d) - height / d;
      };
      return Math.max(at(touch), at(touch + 1));
    };
    const first = ray(ends[0]);
    if (first >= (ends[1] - ends[0]) / length)
      return withLength(meetingEdge([first, ray(ends[1])], ends, length, this.#lambda), length);
    return withLength(knifeEdge(this.#edgesSmooth.at(index, s, ends, radius, this.#lambda).v), length);
  }
}

/** From the tangent of an angle in thousandths, which m/km are. */
function milliradians(tangent: number): number {
  return 1000 * Math.atan(tangent / 1000);
}
