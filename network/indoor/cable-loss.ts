/**
 * Feeders that are offered, dB per 100 m at 850 MHz: nominal values of the makers' half-inch and seven-eighths cables with
 * foam (LDF4-50A, LDF5-50A) as Codan's training guide for repeater systems lists them, appendix H. A design may say its own.
 */
export const cables = { halfInch: 6.8, sevenEighths: 3.7 } as const;
export type Cable = keyof typeof cables;

/** dB per 100 m: loss in the conductor grows with the root of the frequency (skin effect). @param frequency MHz */
export function cableLoss(cable: Cable, frequency: number): number {
  return cables[cable] * Math.sqrt(frequency / 850);
}
