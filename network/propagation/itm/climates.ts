/** 1 equatorial · 2 continental subtropical · 3 maritime subtropical · 4 desert · 5 continental temperate · 6 maritime temperate over land · 7 maritime temperate over sea */
export type Climate = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A curve over effective distance: `(c1 + c2 / (1 + ((de - x2) / x3)²)) · s / (1 + s)`, s = (de / x1)²; distances in metres (Hufford, eq. 5.5). */
export type Curve = readonly [c1: number, c2: number, x1: number, x2: number, x3: number];

/** A factor over frequency: `f1 + f2 / ((f3 · ln(0.133 k))² + 1)` (eq. 5.9). */
export type FrequencyFactor = readonly [f1: number, f2: number, f3: number];

/** How loss varies over time in a climate (NTIA Report 82-100, section 5 and its tables). */
export interface ClimateTable {
  /** The median, relative to the reference attenuation. */
  readonly median: Curve;
  /** Spread below the median, and above it. */
  readonly below: Curve;
  readonly above: Curve;
  readonly belowFactor: FrequencyFactor;
  readonly aboveFactor: FrequencyFactor;
  /** Far above the median the spread changes: its share from the normal deviate `tail[1]` on. */
  readonly tail: readonly [share: number, from: number];
}

const even: FrequencyFactor = [1, 0, 0];

export const climates: Readonly<Record<Climate, ClimateTable>> = {
  1: {
    median: [-9.67, 12.7, 144.9e3, 190.3e3, 133.8e3],
    below: [2.13, 159.5, 762.2e3, 123.6e3, 94.5e3],
    above: [2.11, 102.3, 636.9e3, 134.8e3, 95.6e3],
    belowFactor: even,
    aboveFactor: even,
    tail: [1.224, 1.282],
  },
  2: {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    below: [2.66, 7.67, 100.4e3, 172.5e3, 136.4e3],
    above: [6.87, 15.53, 138.7e3, 143.7e3, 98.6e3],
    belowFactor: even,
    aboveFactor: [0.93, 0.31, 2],
    tail: [0.801, 2.161],
  },
  3: {
    median: [1.26, 15.5, 262.6e3, 185.2e3, 99.8e3],
    below: [6.11, 6.65, 138.2e3, 242.2e3, 178.6e3],
    above: [10.08, 9.6, 165.3e3, 225.7e3, 129.7e3],
    belowFactor: even,
    aboveFactor: even,
    tail: [1.38, 1.282],
  },
  4: {
    median: [-9.21, 9.05, 84.1e3, 101.1e3, 98.6e3],
    below: [1.98, 13.11, 139.1e3, 132.7e3, 193.5e3],
    above: [3.68, 159.3, 464.4e3, 93.1e3, 94.2e3],
    belowFactor: even,
    aboveFactor: [0.93, 0.19, 1.79],
    tail: [1, 20],
  },
  5: {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    below: [2.68, 7.16, 93.7e3, 186.8e3, 133.5e3],
    above: [4.75, 8.12, 93.2e3, 135.9e3, 113.4e3],
    belowFactor: [0.92, 0.25, 1.77],
    aboveFactor: [0.93, 0.31, 2],
    tail: [1.224, 1.282],
  },
  6: {
    median: [-0.39, 2.86, 141.7e3, 315.9e3, 167.4e3],
    below: [6.86, 10.38, 187.8e3, 169.6e3, 108.9e3],
    above: [8.58, 13.97, 216e3, 152e3, 122.7e3],
    belowFactor: even,
    aboveFactor: even,
    tail: [1.518, 1.282],
  },
  7: {
    median: [3.15, 857.9, 2222e3, 164.8e3, 116.3e3],
    below: [8.51, 169.8, 609.8e3, 119.9e3, 106.6e3],
    above: [8.43, 8.19, 136.2e3, 188.5e3, 122.9e3],
    belowFactor: even,
    aboveFactor: even,
    tail: [1.518, 1.282],
  },
};
