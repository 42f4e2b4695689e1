/** The ground between two antennas as diffraction sees it: distances in km, heights in m above sea level. */
export interface RadioPath {
  /** From the transmitter, km; the first is 0. */
  readonly distances: ArrayLike<number>;
  /** Ground or roofs, m; as long as `distances`. */
  readonly heights: ArrayLike<number>;
  /** Heights of the antennas above sea level, m. */
  readonly transmitter: number;
  readonly receiver: number;
}

/** The length of a path, km. */
export function lengthOf({ distances }: Pick<RadioPath, 'distances'>): number {
  return distances[distances.length - 1] ?? 0;
}

/** Speed of light in the units at hand: wavelength in m from frequency in GHz. */
export function wavelength(frequency: number): number {
  return 0.2998 / frequency;
}
