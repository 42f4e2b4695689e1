import { UpperHull } from './upper-hull.ts';

/**
 * The steepest rays from both ends of a path to the heights between them over a bent earth, kept along a radial: the
 * transmitter's as a running maximum, the receiver's as a tangent to the hull of the heights so far. Rays in m/km.
 */
export class Outlook {
  /** m/km², by which heights fall behind the transmitter's horizontal: 500 over the radius in km; 0 for a flat earth. */
  readonly #bend: number;
  readonly #hull: UpperHull;
  /** Heights as they fall behind the horizontal, m. */
  readonly #bent: Float64Array;
  readonly #seen: Float64Array;
  readonly #seenAt: Int32Array;
  #heights: Float64Array = new Float64Array(0);
  #spacing = 1;

  /** @param radius of the earth, km */
  constructor(radius: number, capacity: number) {
    this.#bend = 500 / radius;
    this.#hull = new UpperHull(capacity + 1);
    this.#bent = new Float64Array(capacity + 1);
    this.#seen = new Float64Array(capacity + 1);
    this.#seenAt = new Int32Array(capacity + 1);
  }

  /** @param spacing km; @param z0 height of the transmitter above sea level, m */
  begin(heights: Float64Array, count: number, spacing: number, z0: number): void {
    this.#heights = heights;
    this.#spacing = spacing;
    this.#hull.begin(this.#bent);
    let best = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (let index = 1; index <= count; index += 1) {
      const x = index * spacing;
      const bent = (heights[index] ?? 0) - this.#bend * x * x;
      this.#bent[index] = bent;
      const seen = (bent - z0) / x;
      if (seen > best) {
        best = seen;
        at = index;
      }
      this.#seen[index] = best;
      this.#seenAt[index] = at;
    }
  }

  /** From the transmitter to what lies before a sample, from 2 on. */
  fromTransmitter(index: number): number {
    return this.#seen[index - 1] ?? 0;
  }

  /** The sample that this ray touches. */
  transmitterHorizon(index: number): number {
    return this.#seenAt[index - 1] ?? 0;
  }

  /** The sample that the steepest ray from a receiver touches. @param z1 its height above sea level, m; indices rise */
  receiverHorizon(index: number, z1: number): number {
    this.#hull.reach(index);
    const x = index * this.#spacing;
    return this.#hull.tangent(index, z1 - this.#bend * x * x);
  }

  /** The ray from a receiver to a sample. */
  fromReceiver(index: number, z1: number, horizon: number): number {
    const rest = (index - horizon) * this.#spacing;
    return ((this.#heights[horizon] ?? 0) - z1) / rest - this.#bend * rest;
  }

  /** The sample before an index that stands highest above lines of a slope, m/km. */
  highest(index: number, slope: number): number {
    this.#hull.reach(index);
    return this.#hull.highest(slope * this.#spacing);
  }
}
