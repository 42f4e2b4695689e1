import { Problem } from '@yuheng/kernel/problem';
import { mounted, wrapped } from '../antenna/pattern.ts';
import type { Emitter } from './emitter.ts';
import { distanceOf } from './plane-wave.ts';

/** Steps over which a volume is measured, degrees. */
const step = 3;

/**
 * 达标距离: the space about an antenna in which its own field is above what it may be; people are kept out of it. Distances
 * from the middle of the antenna, m; 0 where it exceeds nothing.
 */
export interface ComplianceVolume {
  /** Level distances: where the antenna looks (farthest within 60° of it), beside (60° to 120°), and behind. */
  readonly ahead: number;
  readonly beside: number;
  readonly behind: number;
  readonly above: number;
  readonly below: number;
  /** m³ */
  readonly volume: number;
  /** The farthest level distance by azimuth from where the antenna looks: every 3° clockwise, from 0. */
  readonly outline: readonly number[];
}

/**
 * The compliance volume of one antenna from its pattern: in each direction the far field's distance in closed form, and no
 * less than the part of the near field where the strongest direction exceeds the limit.
 * @param share of the limit that the antenna may use, see `projectShares`
 * @throws Problem `network.bad-emission`
 */
export function complianceVolume(emitter: Emitter, share: number): ComplianceVolume {
  if (!(share > 0 && share <= 1)) throw new Problem('network.bad-emission', { what: 'share', value: share });
  const { pattern, tilt, power } = emitter.settings;
  const allowed = emitter.limit * share;
  const near = emitter.nearMost < allowed ? 0 : Math.min(emitter.far, distanceOf(emitter.radiated, allowed));
  const towards = mounted(pattern, { azimuth: 0, tilt });
  const outline = Array.from({ length: 360 / step }, () => near);
  let [above, below, volume] = [near, near, 0];
  for (let elevation = -90; elevation <= 90; elevation += step) {
    const angle = (elevation * Math.PI) / 180;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    for (const [index, farthest] of outline.entries()) {
      const reach = distanceOf(power * 10 ** (towards(wrapped(index * step), elevation) / 10), allowed);
      const distance = reach < emitter.far ? near : reach;
      outline[index] = Math.max(farthest, distance * cos);
      above = Math.max(above, distance * sin);
      below = Math.max(below, -distance * sin);
      volume += (distance ** 3 / 3) * solidAngle(elevation);
    }
  }
  const farthest = (from: number, to: number) =>
    outline.reduce((most, distance, index) => {
      const away = Math.abs(wrapped(index * step));
      return away >= from && away <= to ? Math.max(most, distance) : most;
    }, 0);
  const [ahead, beside, behind] = [farthest(0, 60), farthest(60, 120), farthest(120, 180)];
  return { ahead, beside, behind, above, below, volume, outline };
}

/** sr of one step of azimuth about an elevation. */
function solidAngle(elevation: number): number {
  const sine = (angle: number) => Math.sin((Math.min(90, Math.max(-90, angle)) * Math.PI) / 180);
  return ((step * Math.PI) / 180) * (sine(elevation + step / 2) - sine(elevation - step / 2));
}
