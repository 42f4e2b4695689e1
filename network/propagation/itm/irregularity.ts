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
  const start = from / spacing;
  const end = to / spacing;
  if (end - start < 2) return 0;
  const tenth = Math.min(Math.max(4, Math.trunc(0.1 * (end - start + 8))), 25);
  const total = 10 * tenth - 5;
  resample(heights, count, start, (end - start) / (total - 1), total);
  return interdecileRange(total, tenth) / (1 - 0.8 * Math.exp(-(to - from) / 50e3));
}

/** The line through all `samples` as `fitLine` fits it: at the first, and its rise from one to the next, m. */
const line = { start: 0.5, rise: 0.5 };

/** Heights at equal steps into `samples`, drawn straight between those that are known, and their `line`. */
function resample(
  heights: ArrayLike<number>,
  count: number,
  start: number,
  step: number,
  total: number,
): void {
  const last = count - 1;
  let sum = 0;
  let moment = 0;
  for (let sample = 0; sample < total; sample += 1) {
    const at = start + sample * step;
    let index = at | 0;
    if (index > last) index = last;
    const here = heights[index] ?? 0;
    const height = here + ((heights[index + 1] ?? 0) - here) * (at - index);
    samples[sample] = height;
    sum += height;
    moment += height * sample;
  }
  const length = total - 1;
  const final = samples[length] ?? 0;
  // Both ends count half.
  const inner = sum - 0.5 * ((samples[0] ?? 0) + final);
  const lean = moment - 0.5 * length * (final + inner);
  line.rise = (12 * lean) / ((length * length + 2) * length);
  line.start = inner / length - 0.5 * length * line.rise;
}

/**
 * Above and below which the tenths lay that were looked for last, m over their line. Paths that follow each other are
 * alike: so few samples are left to sort. What is found does not depend on it.
 */
const guess = { high: 0, low: 0 };

/** What lies between the highest and the lowest tenth of the `samples` over their line, m. */
function interdecileRange(total: number, tenth: number): number {
  const { start, rise } = line;
  const { high, low } = guess;
  let highs = 0;
  let lows = 0;
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
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[place] ?? 0;
    let left = low;
    let right = high;
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
