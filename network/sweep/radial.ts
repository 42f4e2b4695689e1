/** The ground along one ray from a transmitter, sampled at equal distances; index 0 is under the transmitter. */
export interface Radial {
  /** Ground with what stands on it, m above sea level; only the first `count + 1` values count. */
  readonly heights: Float64Array;
  readonly count: number;
  /** m */
  readonly spacing: number;
}

/**
 * A propagation model that walks outwards along a radial and keeps what it has seen, so that a loss costs little more
 * than the last one. Indices are asked for in rising order.
 */
export interface RadialModel {
  /**
   * Begins a radial.
   * @param group radials of one group lie close together and may share what changes slowly with direction
   */
  begin(radial: Radial, group: number): void;
  /** Basic transmission loss to a receiver at a sample, dB; NaN where the model gives none. */
  loss(index: number): number;
}
