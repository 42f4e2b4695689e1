import { Diffraction } from './diffraction.ts';
import { lineOfSight } from './line-of-sight.ts';
import type { Medium } from './medium.ts';
import type { ItmPath } from './path.ts';
import { noScatter, Troposcatter } from './troposcatter.ts';

/** Median attenuation relative to free space, dB: in sight, by diffraction or by scatter, whichever holds (eq. 4.1 to 4.9). */
export function referenceAttenuation(path: ItmPath, medium: Medium): number {
  const { distance, angle0, angle1, horizon0, horizon1, effective0, effective1 } = path;
  const { curvature, waveNumber } = medium;
  const smooth = Math.sqrt((2 * effective0) / curvature) + Math.sqrt((2 * effective1) / curvature);
  const horizons = horizon0 + horizon1;
  const bend = Math.max(angle0 + angle1, -horizons * curvature);
  const scale = Math.cbrt(1 / (waveNumber * curvature * curvature));

  // Diffraction is a straight line through two distances beyond the horizon.
  const diffraction = new Diffraction(path, medium, smooth, bend);
  const near = Math.max(smooth, horizons + 1.3787 * scale);
  const far = near + 2.7574 * scale;
  const lossNear = diffraction.at(near);
  const slope = (diffraction.at(far) - lossNear) / (far - near);
  const line = { slope, start: lossNear - slope * near };

  const loss =
    distance < smooth
      ? inSight(path, medium, smooth, line)
      : beyondSight(path, medium, smooth, bend, scale, line);
  return Math.max(loss, 0);
}

interface Line {
  /** dB/m, and dB at distance zero. */
  readonly slope: number;
  readonly start: number;
}

/** Loss in sight follows `a + k₁ d + k₂ ln d` through two distances in sight and the end of sight (eq. 4.28 to 4.37). */
function inSight(path: ItmPath, medium: Medium, smooth: number, { slope, start }: Line): number {
  const { distance, effective0, effective1, horizon0, horizon1 } = path;
  const horizons = horizon0 + horizon1;
  const atEnd = start + smooth * slope;
  const nearest = 1.908 * medium.waveNumber * effective0 * effective1;
  const d0 = start >= 0 ? Math.min(nearest, 0.5 * horizons) : nearest;
  const d1 = start >= 0 ? d0 + 0.25 * (horizons - d0) : Math.max(-start / slope, 0.25 * horizons);
  const loss1 = lineOfSight(path, medium, smooth, d1, start + slope * d1);
  let k1 = 0;
  let k2 = 0;
  let curved = false;
  if (d0 < d1) {
    const loss0 = lineOfSight(path, medium, smooth, d0, start + slope * d0);
    const q = Math.log(smooth / d0);
    k2 = Math.max(
      0,
      ((smooth - d0) * (loss1 - loss0) - (d1 - d0) * (atEnd - loss0)) /
        ((smooth - d0) * Math.log(d1 / d0) - (d1 - d0) * q),
    );
    curved = start >= 0 || k2 > 0;
    if (curved) {
      k1 = (atEnd - loss0 - k2 * q) / (smooth - d0);
      if (k1 < 0) {
        k1 = 0;
        k2 = Math.max(atEnd - loss0, 0) / q;
        if (k2 === 0) k1 = slope;
      }
    }
  }
  if (!curved) {
    k1 = Math.max(atEnd - loss1, 0) / (smooth - d1);
    k2 = 0;
    if (k1 === 0) k1 = slope;
  }
  return atEnd - k1 * smooth - k2 * Math.log(smooth) + k1 * distance + k2 * Math.log(distance);
}

/** Diffraction, from some distance on scatter; both lines meet there (eq. 4.49 to 4.59). */
function beyondSight(
  path: ItmPath,
  medium: Medium,
  smooth: number,
  bend: number,
  scale: number,
  { slope, start }: Line,
): number {
  const { distance, horizon0, horizon1 } = path;
  const horizons = horizon0 + horizon1;
  const nearest = Math.max(smooth, horizons + 0.3 * scale * Math.log(medium.frequency));
  if (distance <= nearest) return start + slope * distance;
  const scatter = new Troposcatter(path, medium, bend);
  const d5 = horizons + 200e3;
  const a6 = scatter.at(d5 + 200e3);
  const a5 = scatter.at(d5);
  if (a5 >= noScatter - 1) return start + slope * distance;
  const rise = (a6 - a5) / 200e3;
  const meet = Math.max(nearest, (a5 - start - rise * d5) / (slope - rise));
  return distance > meet ? rise * distance + (slope - rise) * meet + start : start + slope * distance;
}
