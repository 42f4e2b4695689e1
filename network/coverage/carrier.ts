import { Problem } from '@yuheng/kernel/problem';

/** A 5G carrier. */
export interface Carrier {
  /** Centre, MHz. */
  readonly frequency: number;
  /** Channel bandwidth, MHz. */
  readonly bandwidth: number;
  /** Subcarrier spacing, kHz. */
  readonly spacing: 15 | 30 | 60 | 120;
}

/** N_RB by bandwidth in MHz: 3GPP TS 38.101-1, table 5.3.2-1 (15, 30, 60 kHz), TS 38.101-2, table 5.3.2-1 (120 kHz). */
const blocks: Readonly<Record<Carrier['spacing'], Readonly<Record<number, number>>>> = {
  15: { 5: 25, 10: 52, 15: 79, 20: 106, 25: 133, 30: 160, 40: 216, 50: 270 },
  30: {
    5: 11,
    10: 24,
    15: 38,
    20: 51,
    25: 65,
    30: 78,
    40: 106,
    50: 133,
    60: 162,
    70: 189,
    80: 217,
    90: 245,
    100: 273,
  },
  60: { 10: 11, 15: 18, 20: 24, 25: 31, 30: 38, 40: 51, 50: 65, 60: 79, 70: 93, 80: 107, 90: 121, 100: 135 },
  120: { 50: 32, 100: 66, 200: 132, 400: 264 },
};

/**
 * Resource blocks of a carrier.
 * @throws Problem `network.bad-carrier`
 */
export function resourceBlocks({ bandwidth, spacing }: Carrier): number {
  const count = blocks[spacing]?.[bandwidth];
  if (count === undefined) throw new Problem('network.bad-carrier', { bandwidth, spacing });
  return count;
}

/** Channel bandwidths of a spacing, MHz, from narrow to wide. */
export function bandwidthsOf(spacing: Carrier['spacing']): readonly number[] {
  return Object.keys(blocks[spacing]).map(Number);
}

/** Of a cell's power, what one resource element gets when all are sent alike, dB (negative). */
export function shareOfElement(carrier: Carrier): number {
  return -10 * Math.log10(12 * resourceBlocks(carrier));
}

/** Thermal noise of one subcarrier at 290 K and a receiver that adds to it, dBm. @param figure noise figure, dB */
export function noisePerElement({ spacing }: Carrier, figure: number): number {
  return -173.98 + 10 * Math.log10(spacing * 1000) + figure;
}
