import type { Medium } from './medium.ts';
import { deviationOf, type ItmPath, irregularityAt } from './path.ts';

/** Diffraction over a path, as far as it does not depend on where one stands beyond the horizons. */
export interface DiffractionLine {
  /** Sum of the distances to the horizons over smooth earth, m. */
  smooth: number;
  /** Angle between the horizon rays at distance zero, rad. */
  bend: number;
  /** dB relative to free space at distance zero, and dB/m. */
  start: number;
  slope: number;
}

/** One end of a path as diffraction over the rounded earth sees it. */
interface RoundedEnd {
  /** What it was worked out for. */
  horizon: number;
  effective: number;
  medium: Medium | undefined;
  /** Its part of the distance in natural units, and its height gain, dB. */
  distance: number;
  gain: number;
}

const blankEnd = (): RoundedEnd => ({
  horizon: 0.5,
  effective: 0.5,
  medium: undefined,
  distance: 0.5,
  gain: 0.5,
});
/** Kept from path to path: along a radial, the transmitter's end rarely changes. */
const [end0, end1] = [blankEnd(), blankEnd()];

/**
 * Diffraction relative to free space (eq. 4.10 to 4.19): the straight line through the losses at two distances beyond
 * the horizons.
 * @param into takes the line
 */
export function drawDiffraction(path: ItmPath, medium: Medium, into: DiffractionLine): void {
  const { height0, height1, effective0, effective1, horizon0, horizon1, irregularity, mode } = path;
  const { waveNumber, curvature, admittance, scale } = medium;
  const smooth = medium.horizon * (Math.sqrt(effective0) + Math.sqrt(effective1));
  const horizons = horizon0 + horizon1;
  const bend = Math.max(path.angle0 + path.angle1, -horizons * curvature);
  const product = height0 * height1;
  // Along a real profile the antennas' own heights say less of the path than in the area model.
  const base = mode === 'profile' ? product + 10 : product;
  const byHeights = Math.sqrt(1 + (effective0 * effective1 - product) / base);
  const byDistance = horizons + bend / curvature;
  const sigma = deviationOf(irregularityAt(smooth, irregularity));
  const clutter = Math.min(15, 2.171 * Math.log(1 + 4.77e-4 * product * waveNumber * sigma));
  roundEnd(end0, horizon0, effective0, medium);
  roundEnd(end1, horizon1, effective1, medium);
  const ends = end0.distance + end1.distance;
  const gains = end0.gain + end1.gain + 20;

  const near = Math.max(smooth, horizons + 1.3787 * scale);
  const apart = 2.7574 * scale;
  let distance = near;
  const whole = irregularity * waveNumber;
  let rough = irregularityAt(near, whole);
  let lossNear = 0;
  let lossFar = 0;
  for (let point = 0; point < 2; point += 1) {
    const angle = bend + distance * curvature;
    const between = distance - horizons;
    const v2 = 0.0795775 * waveNumber * between * angle * angle;
    const edges = twoEdges((v2 * horizon0) / (between + horizon0), (v2 * horizon1) / (between + horizon1));
    const width = Math.cbrt((between / angle) * waveNumber);
    const x = (1.607 * width - admittance) * 151 * angle + ends;
    const rounded = 0.05751 * x - 4.343 * Math.log(x) - gains;
    const roughness = (byHeights + byDistance / distance) * Math.min(rough, 6283.2);
    const weight = 25.1 / (25.1 + Math.sqrt(roughness));
    lossNear = lossFar;
    lossFar = rounded * weight + (1 - weight) * edges + clutter;
    distance = near + apart;
    rough = whole + (rough - whole) * medium.decay;
  }
  into.smooth = smooth;
  into.bend = bend;
  into.slope = (lossFar - lossNear) / apart;
  into.start = lossNear - into.slope * near;
}

function roundEnd(end: RoundedEnd, horizon: number, effective: number, medium: Medium): void {
  const { waveNumber, admittance } = medium;
  if (
    end.horizon === horizon &&
    end.effective === effective &&
    end.medium?.waveNumber === waveNumber &&
    end.medium.admittance === admittance
  )
    return;
  const radius = (0.5 * horizon * horizon) / effective;
  const width = Math.cbrt(radius * waveNumber);
  const x = ((1.607 * width - admittance) * 151 * horizon) / radius;
  end.horizon = horizon;
  end.effective = effective;
  end.medium = medium;
  end.distance = x;
  end.gain = heightGain(x, admittance / width);
}

/** Loss over two knife edges, dB, from v² of each (eq. 6.1). */
function twoEdges(one: number, other: number): number {
  // One logarithm for both where both are far out: most are.
  if (one >= 5.76 && other >= 5.76) return 2 * 12.953 + 4.343 * Math.log(one * other);
  return knifeEdge(one) + knifeEdge(other);
}

function knifeEdge(v2: number): number {
  return v2 < 5.76 ? 6.02 + 9.11 * Math.sqrt(v2) - 1.27 * v2 : 12.953 + 4.343 * Math.log(v2);
}

/** Height gain over a smooth sphere, dB (eq. 6.4 to 6.7). */
function heightGain(x: number, ground: number): number {
  if (x >= 200) {
    const far = 0.05751 * x - 4.343 * Math.log(x);
    if (x >= 2000) return far;
    const share = 0.0134 * x * Math.exp(-0.005 * x);
    return (1 - share) * far + share * (17.372 * Math.log(x) - 117);
  }
  const w = -Math.log(ground);
  if (ground < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
  return (2.5e-5 * x * x) / ground - 8.686 * w - 15;
}
