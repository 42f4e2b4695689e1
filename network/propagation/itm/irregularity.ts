import { fitLine } from './line-fit.ts';

/** As many samples as the largest path takes. */
const samples = new Float64Array(245);

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
  const step = (end - start) / (total - 1);
  let index = Math.trunc(start + 1);
  let beyond = start - index;
  for (let sample = 0; sample < total; sample += 1) {
    while (beyond > 0 && index < count) {
      beyond -= 1;
      index += 1;
    }
    const height = heights[index] ?? 0;
    samples[sample] = height + (height - (heights[index - 1] ?? 0)) * beyond;
    beyond += step;
  }
  const line = fitLine(samples, total - 1, 0, total - 1);
  const rise = (line.last - line.first) / (total - 1);
  for (let sample = 0; sample < total; sample += 1) {
    samples[sample] = (samples[sample] ?? 0) - (line.first + rise * sample);
  }
  // What is left behind the first decile is smaller: the second is looked for only there.
  const upper = select(samples, 0, total - 1, tenth - 1);
  const range = upper - select(samples, tenth, total - 1, total - tenth);
  return range / (1 - 0.8 * Math.exp(-(to - from) / 50e3));
}

/** The value that stands at a place once a stretch is sorted from large to small, which this does partly (Hoare's selection). */
function select(values: Float64Array, from: number, to: number, place: number): number {
  let [low, high] = [from, to];
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
