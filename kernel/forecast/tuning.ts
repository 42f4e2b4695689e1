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
  /** How large such an error is, in spreads of the series. */
  readonly surprise: number;
  /** What a figure of which little is known changes in a period, as a share of itself: its drift, and how far drifts differ. */
  readonly drift: number;
  readonly driftSpread: number;
  /** How uneven that is from one period to the next, as a share of itself. */
  readonly unevenness: number;
}

export const usualTuning: Tuning = {
  dampings: [0.8, 0.9, 1],
  levels: [0.15, 0.4, 0.7, 1],
  trends: [0, 0.15, 0.4],
  widening: 1.15,
  unseen: 3,
  surprise: 2.5,
  drift: 0.02,
  driftSpread: 0.08,
  unevenness: 0.05,
};
