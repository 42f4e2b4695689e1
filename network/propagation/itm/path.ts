/** What the reference attenuation needs to know of a path: `0` is the transmitter's end, `1` the receiver's. */
export interface ItmPath {
  /** m */
  distance: number;
  /** Heights of the antennas above ground, m. */
  height0: number;
  height1: number;
  /** Effective heights, m. */
  effective0: number;
  effective1: number;
  /** Elevation of the horizons as the antennas see them, rad. */
  angle0: number;
  angle1: number;
  /** Distances to the horizons, m. */
  horizon0: number;
  horizon1: number;
  /** Interdecile range of the terrain, m. */
  irregularity: number;
  /** Along a terrain profile, or over terrain that only its irregularity describes. */
  mode: 'profile' | 'area';
}

/** A horizon over smooth terrain with irregularities: distance and angle from the effective height (eq. 3.11, 3.12). */
export function smoothHorizon(effective: number, irregularity: number, curvature: number) {
  const smooth = Math.sqrt((2 * effective) / curvature);
  const distance = smooth * Math.exp(-0.07 * Math.sqrt(irregularity / Math.max(effective, 5)));
  const angle = (0.65 * irregularity * (smooth / distance - 1) - 2 * effective) / smooth;
  return { distance, angle };
}

/** Horizons of a path in sight are those of smooth earth, with antennas raised until the two meet. */
export function lookOverSmoothEarth(path: ItmPath, curvature: number): void {
  let one = smoothHorizon(path.effective0, path.irregularity, curvature);
  let other = smoothHorizon(path.effective1, path.irregularity, curvature);
  if (one.distance + other.distance <= path.distance) {
    const raise = (path.distance / (one.distance + other.distance)) ** 2;
    path.effective0 *= raise;
    path.effective1 *= raise;
    one = smoothHorizon(path.effective0, path.irregularity, curvature);
    other = smoothHorizon(path.effective1, path.irregularity, curvature);
  }
  path.horizon0 = one.distance;
  path.horizon1 = other.distance;
  path.angle0 = one.angle;
  path.angle1 = other.angle;
}

/** Irregularity as a short path meets it: it grows with distance (eq. 3.9). */
export function irregularityAt(distance: number, irregularity: number): number {
  return (1 - 0.8 * Math.exp(-distance / 50e3)) * irregularity;
}

/** Standard deviation of the heights on a path with an irregularity, m (eq. 3.10). */
export function deviationOf(irregularity: number): number {
  return 0.78 * irregularity * Math.exp(-Math.sqrt(Math.sqrt(irregularity / 16)));
}
