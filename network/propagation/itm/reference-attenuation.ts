import { type DiffractionLine, drawDiffraction } from './diffraction.ts';
import { lineOfSight } from './line-of-sight.ts';
import type { Medium } from './medium.ts';
import type { ItmPath } from './path.ts';
import { noScatter, Troposcatter } from './troposcatter.ts';

/** Of the path at hand. */
const diffraction: DiffractionLine = { smooth: 0.5, bend: 0.5, start: 0.5, slope: 0.5 };

/** Median attenuation relative to free space, dB: in sight, by diffraction or by scatter, whichever holds (eq. 4.1 to 4.9). */
export function referenceAttenuation(path: ItmPath, medium: Medium): number {
  drawDiffraction(path, medium, diffraction);
  const loss =
    path.distance < diffraction.smooth
      ? inSight(path, medium, diffraction)
      : beyondSight(path, medium, diffraction);
  return Math.max(loss, 0);
}

/** Loss in sight follows `a + k₁ d + k₂ ln d` through two distances in sight and the end of sight (eq. 4.28 to 4.37). */
function inSight(path: ItmPath, medium: Medium, line: DiffractionLine): number {
  const { distance, effective0, effective1, horizon0, horizon1 } = path;
  const { smooth, start, slope } = line;
  const horizons = horizon0 + horizon1;
  const atEnd = start + smooth * slope;
  const nearest = 1.908 * medium.waveNumber * effective0 * effective1;
  const d0 = start >= 0 ? Math.min(nearest, 0.5 * horizons) : nearest;
  const d1 = start >= 0 ? d0 + 0.25 * (horizons - d0) : Math.max(-start / slope, 0.25 * horizons);
  const loss1 = lineOfSight(path, medium, line, d1);
  let k1 = 0;
  let k2 = 0;
  let curved = false;
  if (d0 < d1) {
    const loss0 = lineOfSight(path, medium, line, d0);
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
  return atEnd + k1 * (distance - smooth) + k2 * Math.log(distance / smooth);
}

/** Diffraction, from some distance on scatter; both lines meet there (eq. 4.49 to 4.59). */
function beyondSight(path: ItmPath, medium: Medium, line: DiffractionLine): number {
  const { distance, horizon0, horizon1 } = path;
  const { smooth, bend, start, slope } = line;
  const horizons = horizon0 + horizon1;
  const nearest = Math.max(smooth, horizons + medium.scatterFrom);
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
