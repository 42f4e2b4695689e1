import { irregularityOf } from './irregularity.ts';
import { fitLine } from './line-fit.ts';
import { type ItmPath, lookOverSmoothEarth } from './path.ts';

/** Heights of the ground from the transmitter to the receiver, m, at equal distances. */
export interface TerrainProfile {
  /** Of `count + 1` samples. */
  readonly heights: ArrayLike<number>;
  readonly count: number;
  /** m */
  readonly spacing: number;
}

/** Horizons, irregularity and effective heights of a path along a terrain profile (eq. 6.10 to 6.12 and section 3). */
export function profilePath(
  profile: TerrainProfile,
  height0: number,
  height1: number,
  curvature: number,
): ItmPath {
  const { heights, count, spacing } = profile;
  const distance = count * spacing;
  const path: ItmPath = {
    distance,
    height0,
    height1,
    effective0: height0,
    effective1: height1,
    irregularity: 0,
    mode: 'profile',
    ...horizons(profile, height0, height1, curvature),
  };
  const from = Math.min(15 * height0, 0.1 * path.horizon0);
  const to = distance - Math.min(15 * height1, 0.1 * path.horizon1);
  path.irregularity = irregularityOf(heights, count, spacing, from, to);
  const [ground0, ground1] = [heights[0] ?? 0, heights[count] ?? 0];
  if (path.horizon0 + path.horizon1 <= 1.5 * distance) {
    const first = fitLine(heights, count, from / spacing, (0.9 * path.horizon0) / spacing).first;
    const last = fitLine(heights, count, (distance - 0.9 * path.horizon1) / spacing, to / spacing).last;
    path.effective0 = height0 + Math.max(ground0 - first, 0);
    path.effective1 = height1 + Math.max(ground1 - last, 0);
    return path;
  }
  const line = fitLine(heights, count, from / spacing, to / spacing);
  path.effective0 = height0 + Math.max(ground0 - line.first, 0);
  path.effective1 = height1 + Math.max(ground1 - line.last, 0);
  lookOverSmoothEarth(path, curvature);
  return path;
}

/** The highest elevation that each antenna sees towards the other, over the effective earth (eq. 6.12). */
export function horizons(
  { heights, count, spacing }: TerrainProfile,
  height0: number,
  height1: number,
  curvature: number,
) {
  const distance = count * spacing;
  const [z0, z1] = [(heights[0] ?? 0) + height0, (heights[count] ?? 0) + height1];
  const half = 0.5 * curvature;
  let angle0 = (z1 - z0) / distance - half * distance;
  let angle1 = (z0 - z1) / distance - half * distance;
  let [horizon0, horizon1] = [distance, distance];
  for (let index = 1; index < count; index += 1) {
    const height = heights[index] ?? 0;
    const [from0, from1] = [index * spacing, distance - index * spacing];
    const seen0 = (height - z0) / from0 - half * from0;
    const seen1 = (height - z1) / from1 - half * from1;
    if (seen0 > angle0) {
      angle0 = seen0;
      horizon0 = from0;
    }
    if (seen1 > angle1) {
      angle1 = seen1;
      horizon1 = from1;
    }
  }
  return { angle0, angle1, horizon0, horizon1 };
}
