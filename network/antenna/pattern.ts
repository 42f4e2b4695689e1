/** Gain towards a direction, dBi. Angles in degrees in the antenna's own frame: azimuth 0 ahead, elevation up from the horizon. */
export type Pattern = (azimuth: number, elevation: number) => number;

const degree = Math.PI / 180;

/** How an antenna is mounted. */
export interface Mounting {
  /** Degrees clockwise from north. */
  readonly azimuth: number;
  /** Mechanical tilt: degrees that the antenna looks down ahead of it. */
  readonly tilt: number;
}

/**
 * The pattern of a mounted antenna towards a direction of the world: the direction is turned into the antenna's frame,
 * about its own horizontal axis for the tilt (TR 38.901, section 7.1.3).
 */
export function mounted(pattern: Pattern, { azimuth, tilt }: Mounting): Pattern {
  const [cos, sin] = [Math.cos(tilt * degree), Math.sin(tilt * degree)];
  return (towards, up) => {
    const [phi, theta] = [(towards - azimuth) * degree, up * degree];
    const ahead = Math.cos(theta) * Math.cos(phi);
    const aside = Math.cos(theta) * Math.sin(phi);
    const above = Math.sin(theta);
    const [x, z] = [ahead * cos - above * sin, ahead * sin + above * cos];
    return pattern(Math.atan2(aside, x) / degree, Math.asin(Math.min(1, Math.max(-1, z))) / degree);
  };
}

/** Into -180 to 180. */
export function wrapped(angle: number): number {
  return ((((angle + 180) % 360) + 360) % 360) - 180;
}
