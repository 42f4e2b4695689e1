import { BlockTops } from './block-tops.ts';

/** The edge that weighs most on a path in sight. */
export interface WorstEdge {
  index: number;
  /** Its diffraction parameter ν. */
  v: number;
}

/**
 * Searches a path in sight for the edge with the largest ν (ITU-R P.1812-8, eq. 15). Rows of heights whose highest could
 * not weigh more at the row's best place are passed over, so that a long path costs little more than a short one; what is
 * found is what a walk over all finds. Roots are kept in a table.
 */
export class EdgeSearch {
  /** 1 / √index. */
  readonly #roots: Float64Array;
  readonly #tops: BlockTops;
  readonly #worst: WorstEdge = { index: 1, v: 0 };

  constructor(capacity: number) {
    this.#roots = Float64Array.from({ length: capacity + 1 }, (_, index) => 1 / Math.sqrt(index));
    this.#tops = new BlockTops(capacity);
  }

  /** @param heights m; @param count the last that counts */
  begin(heights: Float64Array, count: number): void {
    this.#tops.begin(heights, count);
    this.#worst.index = 1;
  }

  /**
   * @param spacing km; @param ends heights of the antennas, m; @param radius of the earth, km; @param lambda wavelength, m
   * @returns the same object each time
   */
  at(
    count: number,
    spacing: number,
    ends: readonly [number, number],
    radius: number,
    lambda: number,
  ): WorstEdge {
    const { heights } = this.#tops;
    const roots = this.#roots;
    const [z0, z1] = ends;
    const perSample = (z1 - z0) / count;
    const bend = (500 * spacing * spacing) / radius;
    const half = count / 2;
    const weighed = (index: number): number => {
      const rest = count - index;
      const over = (heights[index] ?? 0) + bend * index * rest - (z0 + perSample * index);
      return over * (roots[index] ?? 0) * (roots[rest] ?? 0);
    };
    // The edge of the path before is mostly that of this one: what weighs less need not be looked at.
    const least = weighed(Math.min(this.#worst.index, count - 1));
    let best = Number.NEGATIVE_INFINITY;
    let at = 1;
    for (let from = 1; from < count; ) {
      const block = from >> BlockTops.shift;
      const end = Math.min(((block + 1) << BlockTops.shift) - 1, count - 1);
      const middle = Math.min(Math.max(half, from), end);
      const line = z0 + perSample * (perSample < 0 ? end : from);
      const over = this.#tops.top(block) + bend * middle * (count - middle) - line;
      // 1/√(d₁d₂) is least in the middle of the path, and most at the end of the row that is farther from it.
      const far = half - from > end - half ? from : end;
      const most =
        over < 0
          ? over / Math.sqrt(middle * (count - middle))
          : over * (roots[far] ?? 0) * (roots[count - far] ?? 0);
      if (most > best && most >= least - slack(least)) {
        for (let index = from; index <= end; index += 1) {
          const v = weighed(index);
          if (v > best) {
            best = v;
            at = index;
          }
        }
      }
      from = end + 1;
    }
    this.#worst.index = at;
    // √(0.002 L / (λ d₁ d₂)) with all distances in samples.
    this.#worst.v = best * Math.sqrt((0.002 * count) / (lambda * spacing));
    return this.#worst;
  }
}

/** Rounding of a bound against what it bounds. */
function slack(value: number): number {
  return 1e-9 * (1 + Math.abs(value));
}
