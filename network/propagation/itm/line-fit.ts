/** Heights of a fitted line at both ends of a profile, m. */
export interface LineFit {
  readonly first: number;
  readonly last: number;
}

/** Distances that are whole numbers of intervals come out of a division. */
export const rounding = 1e-9;

/**
 * The least-squares line through the part of a profile between two distances, drawn on to the ends of the profile
 * (eq. 6.10). At least two intervals are fitted, whatever the distances say.
 * @param heights of `count + 1` samples from `offset` on, m
 * @param from,to in sample intervals
 */
export function fitLine(heights: ArrayLike<number>, count: number, from: number, to: number): LineFit {
  let first = Math.trunc(Math.max(from, 0));
  let last = Math.min(Math.ceil(to - rounding), count);
  if (last <= first) {
    first = Math.max(first - 1, 0);
    last = count - Math.max(count - last - 1, 0);
  }
  const length = last - first;
  let x = -0.5 * length;
  const middle = last + x;
  let mean = 0.5 * (at(heights, first) + at(heights, last));
  let slope = 0.5 * (at(heights, first) - at(heights, last)) * x;
  for (let index = first + 1; index < last; index += 1) {
    x += 1;
    mean += at(heights, index);
    slope += at(heights, index) * x;
  }
  mean /= length;
  slope = (slope * 12) / ((length * length + 2) * length);
  return { first: mean - slope * middle, last: mean + slope * (count - middle) };
}

function at(heights: ArrayLike<number>, index: number): number {
  return heights[index] ?? 0;
}
