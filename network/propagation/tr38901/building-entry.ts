/** Walls with plain glass, or with coated glass and more concrete. */
export type BuildingLoss = 'low' | 'high';

/** What a terminal indoors loses on top of the loss to the wall. */
export interface EntryLoss {
  /** Through the wall, dB; further in, dB; and how the sum spreads, dB. */
  readonly wall: number;
  readonly inside: number;
  readonly spread: number;
}

/**
 * 3GPP TR 38.901 V18.0.0, tables 7.4.3-1 and 7.4.3-2.
 * @param frequency GHz
 * @param depth from the wall to the terminal, m (0 to 25, in the country 0 to 10)
 */
export function buildingEntry(kind: BuildingLoss, frequency: number, depth: number): EntryLoss {
  const concrete = part(5 + 4 * frequency);
  const [glass, share, spread] =
    kind === 'low' ? [part(2 + 0.2 * frequency), 0.3, 4.4] : [part(23 + 0.3 * frequency), 0.7, 6.5];
  const wall = 5 - 10 * Math.log10(share * glass + (1 - share) * concrete);
  return { wall, inside: 0.5 * depth, spread };
}

/** Into a car: mean and spread, dB (section 7.4.3.2); a film of metal on the windows makes it more. */
export function carEntry(metallised: boolean): { readonly loss: number; readonly spread: number } {
  return { loss: metallised ? 20 : 9, spread: 5 };
}

function part(loss: number): number {
  return 10 ** (-loss / 10);
}
