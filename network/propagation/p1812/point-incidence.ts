/**
 * β₀: the share of time, in percent, in which refractivity falls so steeply that anomalous propagation sets in
 * (ITU-R P.1812-8, section 3.2, eq. 2 to 5).
 * @param latitude of the path's middle, degrees
 * @param land longest stretch over land, km
 * @param inland longest stretch inland, km
 */
export function pointIncidence(latitude: number, land: number, inland: number): number {
  const tau = inlandShare(inland);
  const mu1 = Math.min((10 ** (-land / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))) ** 0.2, 1);
  const phi = Math.abs(latitude);
  if (phi > 70) return 4.17 * mu1 * mu1 ** 0.3;
  const mu4 = mu1 ** (-0.935 + 0.0176 * phi);
  return 10 ** (-0.015 * phi + 1.67) * mu1 * mu4;
}

/** τ (eq. 3a). @param inland km */
export function inlandShare(inland: number): number {
  return 1 - Math.exp(-(4.12e-4 * inland ** 2.41));
}
