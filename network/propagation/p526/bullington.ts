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
  const edge = edgeOf(path, length, radius, wavelength(frequency));
  return edge + (1 - Math.exp(-edge / 6)) * (10 + 0.02 * length);
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
  const d = (receiver - transmitter + fromReceiver * length) / (fromTransmitter + fromReceiver);
  const rest = length - d;
  const height = transmitter + fromTransmitter * d - (transmitter * rest + receiver * d) / length;
  return knifeEdge(height * Math.sqrt((0.002 * length) / (lambda * d * rest)));
}
