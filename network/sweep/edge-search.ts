/** The edge that weighs most on a path in sight. */
export interface WorstEdge {
  index: number;
  /** Its diffraction parameter ν. */
  v: number;
}

/** Walks a path in sight for the edge with the largest ν (ITU-R P.1812-8, eq. 15); roots are kept in a table. */
export class EdgeSearch {
  /** 1 / √index. */
  readonly #roots: Float64Array;
  readonly #worst: WorstEdge = { index: 1, v: 0 };

  constructor(capacity: number) {
    this.#roots = Float64Array.from({ length: capacity + 1 }, (_, index) => 1 / Math.sqrt(index));
  }

  /**
   * @param heights m; absent over a smooth earth at height 0
   * @param spacing km; @param ends heights of the antennas, m; @param radius of the earth, km; @param lambda wavelength, m
   * @returns the same object each time
   */
  at(
    heights: Float64Array | undefined,
    count: number,
    spacing: number,
    ends: readonly [number, number],
    radius: number,
    lambda: number,
  ): WorstEdge {
    const roots = this.#roots;
    const [z0, z1] = ends;
    const perSample = (z1 - z0) / count;
    const bend = (500 * spacing * spacing) / radius;
    let best = Number.NEGATIVE_INFINITY;
    let at = 1;
    for (let index = 1; index < count; index += 1) {
      const rest = count - index;
      const height = heights === undefined ? 0 : (heights[index] ?? 0);
      const over = height + bend * index * rest - (z0 + perSample * index);
      const v = over * (roots[index] ?? 0) * (roots[rest] ?? 0);
      if (v > best) {
        best = v;
        at = index;
      }
    }
    this.#worst.index = at;
    // √(0.002 L / (λ d₁ d₂)) with all distances in samples.
    this.#worst.v = best * Math.sqrt((0.002 * count) / (lambda * spacing));
    return this.#worst;
  }
}
