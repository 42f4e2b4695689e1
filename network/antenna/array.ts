import { type Element, elementPattern } from './element.ts';
import type { Pattern } from './pattern.ts';

const degree = Math.PI / 180;

/** A panel of rows and columns; distances in wavelengths. */
export interface ArrayPanel {
  readonly element: Element;
  readonly rows: number;
  readonly columns: number;
  readonly rowSpacing: number;
  readonly columnSpacing: number;
}

/** Where a beam looks, degrees in the panel's frame: electrical tilt is a beam with an elevation below 0. */
export interface Beam {
  readonly azimuth: number;
  readonly elevation: number;
}

/**
 * One beam of a uniform panel: element pattern and array factor of weights that add up in the beam's direction
 * (TR 38.901, section 7.3; TR 37.840, section 5.4.4). All power goes into the beam, so that its peak is the element's
 * gain and 10 lg of the number of elements.
 */
export function beamPattern(panel: ArrayPanel, beam: Beam): Pattern {
  const { rows, columns, rowSpacing, columnSpacing } = panel;
  const single = elementPattern(panel.element);
  const [u0, v0] = direction(beam.azimuth, beam.elevation);
  return (azimuth, elevation) => {
    const [u, v] = direction(azimuth, elevation);
    const factor = sum(columns, columnSpacing * (u - u0)) * sum(rows, rowSpacing * (v - v0));
    return single(azimuth, elevation) + 10 * Math.log10(Math.max(factor, 1e-10));
  };
}

/** The best of several beams in each direction: what a terminal measures of a set of SSB beams. */
export function bestBeam(beams: readonly Pattern[]): Pattern {
  return (azimuth, elevation) =>
    beams.reduce((best, beam) => Math.max(best, beam(azimuth, elevation)), Number.NEGATIVE_INFINITY);
}

/** Beams side by side over a sector: how synchronisation signal blocks sweep it. */
export function ssbBeams(
  panel: ArrayPanel,
  { count, width, elevation }: { readonly count: number; readonly width: number; readonly elevation: number },
): Pattern {
  const beams = Array.from({ length: count }, (_, index) =>
    beamPattern(panel, { azimuth: ((index + 0.5) / count - 0.5) * width, elevation }),
  );
  return bestBeam(beams);
}

function direction(azimuth: number, elevation: number): readonly [across: number, up: number] {
  return [Math.cos(elevation * degree) * Math.sin(azimuth * degree), Math.sin(elevation * degree)];
}

/** Power of n equal phasors with a phase of `turns` between them, relative to one element fed with all power. */
function sum(n: number, turns: number): number {
  const half = Math.PI * turns;
  const below = Math.sin(half);
  if (Math.abs(below) < 1e-9) return n;
  return (Math.sin(n * half) / below) ** 2 / n;
}
