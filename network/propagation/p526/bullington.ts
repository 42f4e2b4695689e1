import { knifeEdge } from './knife-edge.ts';
import { lengthOf, type RadioPath, wavelength } from './radio-path.ts';

/**
 * Loss by the Bullington construction, dB: one edge where the steepest rays of both ends meet
 * (ITU-R P.1812-8, section 4.3.1, eq. 13 to 21; P.526-15, section 4.5.1).
 * @param radius of the effective earth, km
 * @param frequency GHz
 */
export function bullington(path: RadioPath, radius: number, frequency: number): number {
  const length = lengthOf(path);
  return withLength(edgeOf(path, length, radius, wavelength(frequency)), length);
}

/** The loss of the construction from that of its edge, dB (eq. 21). @param length km */
export function withLength(edge: number, length: number): number {
  return edge + (1 - Math.exp(-edge / 6)) * (10 + 0.02 * length);
}

/**
 * Loss over the edge where both ends' steepest rays meet, dB (eq. 17 to 20).
 * @param rays m/km, from transmitter and receiver; @param ends heights above sea level, m; @param length km
 * @param lambda wavelength, m
 */
export function meetingEdge(
  rays: readonly [number, number],
  ends: readonly [number, number],
  length: number,
  lambda: number,
): number {
  const d = (ends[1] - ends[0] + rays[1] * length) / (rays[0] + rays[1]);
  const rest = length - d;
  const height = ends[0] + rays[0] * d - (ends[0] * rest + ends[1] * d) / length;
  return knifeEdge(height * Math.sqrt((0.002 * length) / (lambda * d * rest)));
}

function edgeOf(path: RadioPath, length: number, radius: number, lambda: number): number {
  const { distances, heights, transmitter, receiver } = path;
  const last = distances.length - 1;
  let [fromTransmitter, fromReceiver] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let v = Number.NEGATIVE_INFINITY;
  for (let index = 1; index < last; index += 1) {
    const d = distances[index] ?? 0;
    const rest = length - d;
    const raised = (heights[index] ?? 0) + (500 * d * rest) / radius;
    fromTransmitter = Math.max(fromTransmitter, (raised - transmitter) / d);
    fromReceiver = Math.max(fromReceiver, (raised - receiver) / rest);
    const ray = (transmitter * rest + receiver * d) / length;
    v = Math.max(v, (raised - ray) * Math.sqrt((0.002 * length) / (lambda * d * rest)));
  }
  if (fromTransmitter < (receiver - transmitter) / length) return knifeEdge(v);
  return meetingEdge([fromTransmitter, fromReceiver], [transmitter, receiver], length, lambda);
}
