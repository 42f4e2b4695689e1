/** The value in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Standard deviation as outliers do not move it: from the median absolute deviation about 0. */
export function spread(residuals: readonly number[]): number {
  return 1.4826 * median(residuals.map(Math.abs));
}

/** Where Tukey's biweight stops counting a residual, in standard deviations: 95 % efficient on normal errors. */
const cut = 4.685;

/** Tukey's biweight: 1 for what fits, 0 for what is out. */
export function biweight(residual: number, deviation: number): number {
  const share = residual / (cut * deviation);
  return Math.abs(share) >= 1 ? 0 : (1 - share * share) ** 2;
}

/** Huber's weight: what is far off counts less, but never nothing, so that there is one solution to come to. */
export function huberWeight(residual: number, deviation: number): number {
  const limit = 1.345 * deviation;
  return Math.abs(residual) <= limit ? 1 : limit / Math.abs(residual);
}

export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
