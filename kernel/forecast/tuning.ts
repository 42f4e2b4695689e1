/**
 * What no single series can tell. Chosen by `yuheng bench forecast` on its training series alone: other families and other seeds
 * than those that the figures of the README are from.
 */
export interface Tuning {
  /** Dampings among which the series itself decides. */
  readonly dampings: readonly number[];
  readonly levels: readonly number[];
  readonly trends: readonly number[];
  /** Errors of forecasts within the series are smaller than those beyond it: by so much they are widened. */
  readonly widening: number;
  /** Out of how many errors one is not of the series but of things that it has not seen yet, besides its own number. */
  readonly unseen: number;
  /** How large such an error is, in usual changes of the series from one reading to the next. */
  readonly surprise: number;
  /** The usual change of a series that never moved, as a share of itself: it may still move. */
  readonly leastChange: number;
  /** What a figure of which little is known changes in a period, as a share of itself: its drift, and how far drifts differ. */
  readonly drift: number;
  readonly driftSpread: number;
  /** How uneven that is from one period to the next, as a share of itself. */
  readonly unevenness: number;
}

export const usualTuning: Tuning = {
  dampings: [0.85, 0.95, 1],
  levels: [0.15, 0.4, 0.7, 1],
  trends: [0, 0.15, 0.4],
  widening: 0.9,
  unseen: 0.5,
  surprise: 1,
  leastChange: 0.02,
  drift: 0.02,
  driftSpread: 0.3,
  unevenness: 0.12,
};
