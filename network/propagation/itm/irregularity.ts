import { fitLine } from './line-fit.ts';

/** As many samples as the largest path takes. */
const most = 245;
const samples = new Float64Array(most);
const above = new Float64Array(most);
const below = new Float64Array(most);

/**
 * Terrain irregularity Δh: the interdecile range of heights about their fitted line, between two distances, corrected
 * to that of an infinite path (eq. 6.11, 3.9).
 * @param heights of `count + 1` samples, m
 * @param spacing of the samples, m
 * @returns m; 0 where the stretch is too short to tell
 */
export function irregularityOf(
  heights: ArrayLike<number>,
  count: number,
  spacing: number,
  from: number,
  to: number,
): number {
  const [start, end] = [from / spacing, to / spacing];
  if (end - start < 2) return 0;
  const tenth = Math.min(Math.max(4, Math.trunc(0.1 * (end - start + 8))), 25);
  const total = 10 * tenth - 5;
  resample(heights, count, start, (end - start) / (total - 1), total);
  const { first, last } = fitLine(samples, total - 1, 0, total - 1);
  const range = interdecileRange(total, tenth, first, (last - first) / (total - 1));
  return range / (1 - 0.8 * Math.exp(-(to - from) / 50e3));
}

/** Heights at equal steps into `samples`, drawn straight between those that are known. */
function resample(
  heights: ArrayLike<number>,
  count: number,
  start: number,
  step: number,
  total: number,
): void {
  const last = count - 1;
  for (let sample = 0; sample < total; sample += 1) {
    const at = start + sample * step;
    let index = at | 0;
    if (index > last) index = last;
    const height = heights[index] ?? 0;
    samples[sample] = height + ((heights[index + 1] ?? 0) - height) * (at - index);
  }
}

/**
 * Above and below which the tenths lay that were looked for last, m over their line. Paths that follow each other are
 * alike: so few samples are left to sort. What is found does not depend on it.
 */
const guess = { high: 0, low: 0 };

/** What lies between the highest and the lowest tenth of the `samples` over a line, m. */
function interdecileRange(total: number, tenth: number, start: number, rise: number): number {
  const { high, low } = guess;
  let [highs, lows] = [0, 0];
  for (let sample = 0; sample < total; sample += 1) {
    const over = (samples[sample] ?? 0) - (start + rise * sample);
    samples[sample] = over;
    if (over > high) {
      above[highs] = over;
      highs += 1;
    }
    if (over < low) {
      below[lows] = over;
      lows += 1;
    }
  }
  // Too few: the guess was too strict, and all are looked at.
  const upper = highs < tenth ? select(samples, total, tenth - 1) : select(above, highs, tenth - 1);
  const lower = lows < tenth ? select(samples, total, total - tenth) : select(below, lows, lows - tenth);
  const margin = 0.1 * (upper - lower);
  guess.high = upper - margin;
  guess.low = lower + margin;
  return upper - lower;
}

/** The value that stands at a place once a stretch is sorted from large to small, which this does partly (Hoare's selection). */
function select(values: Float64Array, count: number, place: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const pivot = values[place] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left += 1;
      while ((values[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = held;
      left += 1;
      right -= 1;
    }
    if (right < place) low = left;
    if (place < left) high = right;
  }
  return values[place] ?? 0;
}
