/** The ground along one ray from a transmitter, sampled at equal distances; index 0 is under the transmitter. */
export interface Radial {
  /** Bare ground, m above sea level; only the first `count + 1` values count. */
  readonly ground: Float64Array;
  /** Ground with what stands on it, m above sea level; equal to the ground where nothing does, and under the transmitter. */
  readonly surface: Float64Array;
  readonly count: number;
  /** m */
  readonly spacing: number;
}

/**
 * A propagation model that walks outwards along a radial and keeps what it has seen, so that a loss costs little more
 * than the last one. Indices are asked for in rising order. A loss depends on the radial and its leads alone, never on
 * which others were asked for: so any division of an area among workers gives the same figures.
 */
export interface RadialModel {
  /**
   * Radials at both sides of those that follow, as far as they go: what changes slowly with direction may be drawn
   * straight between the last two. Only for models that have it.
   */
  lead?(radial: Radial): void;
  /**
   * Begins a radial.
   * @param share where it lies between the last two leads, 0 to 1
   */
  begin(radial: Radial, share: number): void;
  /** Basic transmission loss to a receiver at a sample from 1 on, dB; NaN where the model gives none. */
  loss(index: number): number;
}
