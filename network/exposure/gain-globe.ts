import type { Pattern } from '../antenna/pattern.ts';

/** Steps along the side of a face. */
const steps = 128;
const width = steps + 1;
const degree = Math.PI / 180;

/**
 * Gains of an antenna in its own frame on the six faces of a cube about it, as factors: for searches over many places, who
 * find a direction's gain by divisions instead of angles.
 */
export class GainGlobe {
  /** The highest gain of all. */
  readonly peak: number;
  readonly #gains = new Float32Array(6 * width * width);

  constructor(pattern: Pattern) {
    let peak = 0;
    for (let at = 0; at < this.#gains.length; at += 1) {
      const face = Math.trunc(at / (width * width));
      const [u, v] = [side(at % width), side(Math.trunc(at / width) % width)];
      const sign = face % 2 === 0 ? 1 : -1;
      const [ahead, right, up] = face < 2 ? [sign, u, v] : face < 4 ? [u, sign, v] : [u, v, sign];
      const azimuth = Math.atan2(right, ahead) / degree;
      const elevation = Math.atan2(up, Math.hypot(ahead, right)) / degree;
      const gain = 10 ** (pattern(azimuth, elevation) / 10);
      this.#gains[at] = gain;
      peak = Math.max(peak, gain);
    }
    this.peak = peak;
  }

  /** Towards a direction of any length in the antenna's frame, between the four directions about it. */
  at(ahead: number, right: number, up: number): number {
    const a = Math.abs(ahead);
    const r = Math.abs(right);
    const h = Math.abs(up);
    // One by one: this runs some ten million times, and arrays would cost more than the rest.
    let face = ahead < 0 ? 1 : 0;
    let long = a;
    let u = right;
    let v = up;
    if (h > a && h > r) {
      face = up < 0 ? 5 : 4;
      long = h;
      u = ahead;
      v = right;
    } else if (r > a) {
      face = right < 0 ? 3 : 2;
      long = r;
      u = ahead;
    }
    const x = (u / long + 1) * (steps / 2);
    const y = (v / long + 1) * (steps / 2);
    const column = Math.min(Math.trunc(x), steps - 1);
    const row = Math.min(Math.trunc(y), steps - 1);
    const gains = this.#gains;
    const at = (face * width + row) * width + column;
    const below = (gains[at] ?? 0) + (x - column) * ((gains[at + 1] ?? 0) - (gains[at] ?? 0));
    const next = at + width;
    const above = (gains[next] ?? 0) + (x - column) * ((gains[next + 1] ?? 0) - (gains[next] ?? 0));
    return below + (y - row) * (above - below);
  }
}

/** From -1 to 1. */
function side(index: number): number {
  return (2 * index) / steps - 1;
}
