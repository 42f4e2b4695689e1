import { type Pattern, wrapped } from './pattern.ts';

export interface Element {
  /** Beamwidths at -3 dB, degrees. */
  readonly horizontal: number;
  readonly vertical: number;
  /** Limits of the attenuation, dB. */
  readonly frontToBack: number;
  readonly sideLobes: number;
  /** dBi */
  readonly gain: number;
}

/** The element of 3GPP TR 38.901 V18.0.0, table 7.3-1. */
export const element38901: Element = {
  horizontal: 65,
  vertical: 65,
  frontToBack: 30,
  sideLobes: 30,
  gain: 8,
};

/** A pattern whose cuts are parabolas in dB (TR 38.901, table 7.3-1). */
export function elementPattern({ horizontal, vertical, frontToBack, sideLobes, gain }: Element): Pattern {
  return (azimuth, elevation) => {
    const aside = Math.min(12 * (wrapped(azimuth) / horizontal) ** 2, frontToBack);
    const above = Math.min(12 * (elevation / vertical) ** 2, sideLobes);
    return gain - Math.min(aside + above, frontToBack);
  };
}

/** The same in all directions. */
export function isotropic(gain = 0): Pattern {
  return () => gain;
}
