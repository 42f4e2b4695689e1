import { knifeEdge } from '../p526/knife-edge.ts';
import { normalDeviate } from '../p1812/normal-deviate.ts';

/** What stands about a terminal; open ground and water spread the loss another way than streets. */
export type ClutterKind = 'open' | 'built';

/**
 * Loss of a terminal below what stands about it, dB: ITU-R P.2108-1, section 3.1, 0.03 to 3 GHz.
 * @param frequency GHz
 * @param height of the antenna, m
 * @param clutter representative height R, m
 * @param street width of the street, m
 */
export function heightGainLoss(
  kind: ClutterKind,
  frequency: number,
  height: number,
  clutter: number,
  street = 27,
): number {
  if (height >= clutter) return 0;
  if (kind === 'open') return -(21.8 + 6.2 * Math.log10(frequency)) * Math.log10(height / clutter);
  const below = clutter - height;
  const angle = (Math.atan(below / street) * 180) / Math.PI;
  return knifeEdge(0.342 * Math.sqrt(frequency) * Math.sqrt(below * angle)) - 6.03;
}

/**
 * Loss among buildings and trees that is not exceeded in a share of places, dB: ITU-R P.2108-1, section 3.2, for one
 * end of a path on the ground, 0.5 to 67 GHz.
 * @param frequency GHz
 * @param length of the path, km, at least 0.25
 * @param places percent
 */
export function statisticalClutterLoss(frequency: number, length: number, places: number): number {
  const lg = Math.log10(frequency);
  const long = -2 * Math.log10(10 ** (-5 * lg - 12.5) + 10 ** -16.5);
  const short = 32.98 + 23.9 * Math.log10(length) + 3 * lg;
  const [one, other] = [10 ** (-0.2 * long), 10 ** (-0.2 * short)];
  const spread = Math.sqrt((16 * one + 36 * other) / (one + other));
  return -5 * Math.log10(one + other) - spread * normalDeviate(places / 100);
}

/**
 * Loss towards a station in the air or in space, dB: ITU-R P.2108-1, section 3.3, 10 to 100 GHz.
 * @param elevation degrees
 */
export function slantClutterLoss(frequency: number, elevation: number, places: number): number {
  const share = places / 100;
  const k = 93 * frequency ** 0.175;
  const angle = 0.05 * (1 - elevation / 90) + (Math.PI * elevation) / 180;
  const base = (-k * Math.log(1 - share)) / Math.tan(angle);
  return base ** ((0.5 * (90 - elevation)) / 90) - 1 - 0.6 * normalDeviate(share);
}
