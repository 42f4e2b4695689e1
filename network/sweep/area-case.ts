import type { Terrain } from '../terrain/terrain.ts';
import type { Box, GridPoint } from './grid.ts';
import type { ModelChoice } from './model-choice.ts';

/** One transmitter and the area about it. */
export interface AreaCase {
  readonly terrain: Terrain;
  readonly site: GridPoint;
  /** Antennas above ground, m: transmitter and receiver. */
  readonly heights: readonly [number, number];
  /** m */
  readonly reach: number;
  readonly model: ModelChoice;
  readonly options?: SweepOptions;
}

/** How to sweep; the defaults are ours, the others let a result be compared with other programs. */
export interface SweepOptions {
  /** Radials end around the reach (default), or around the whole grid: more of them, for comparison with SPLAT!. */
  readonly perimeter?: 'reach' | 'grid';
  /** The path to a sample ends one sample before it, and the first sample has no loss, as in SPLAT!. Default false. */
  readonly endBefore?: boolean;
  /** Radius of the earth, m; default 6,371,000. */
  readonly earthRadius?: number;
}

/** What is known of a pixel. */
export const pixel = {
  /** Out of reach. */
  none: 0,
  /** The loss stands. */
  computed: 1,
  /** In reach and beyond the terrain. */
  outside: 2,
  /** The terrain has no height there; or somewhere on the way. */
  hole: 3,
  behindHole: 4,
  /** The model gives no loss for such a path. */
  noModel: 5,
} as const;

export type PixelState = keyof typeof pixel;

/** Basic transmission loss over the area in reach. */
export interface AreaLoss {
  /** The cells of the terrain's grid that the arrays cover, row by row from the south; it may reach beyond the grid. */
  readonly box: Box;
  /** dB; NaN where `state` is not `computed`. */
  readonly loss: Float32Array;
  /** A value of `pixel` each. */
  readonly state: Uint8Array;
  /** How many pixels have each state. */
  readonly counts: Readonly<Record<PixelState, number>>;
}
