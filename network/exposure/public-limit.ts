import { Problem } from '@yuheng/kernel/problem';
import { waveImpedance } from './plane-wave.ts';

/** What the public may be exposed to at one frequency, as root mean square over any six minutes. */
export interface PublicLimit {
  /** Electric field strength, V/m. */
  readonly electric: number;
  /** Magnetic field strength, A/m. */
  readonly magnetic: number;
  /** Power density of the equivalent plane wave, W/m². */
  readonly density: number;
}

/** Rows of GB 8702-2014, table 1, from 0.1 MHz on; each holds from its frequency up to the next, in MHz. */
const rows: readonly { readonly from: number; readonly limit: (frequency: number) => PublicLimit }[] = [
  { from: 0.1, limit: () => ({ electric: 40, magnetic: 0.1, density: 4 }) },
  {
    from: 3,
    limit: (f) => ({ electric: 67 / Math.sqrt(f), magnetic: 0.17 / Math.sqrt(f), density: 12 / f }),
  },
  { from: 30, limit: () => ({ electric: 12, magnetic: 0.032, density: 0.4 }) },
  {
    from: 3000,
    limit: (f) => ({ electric: 0.22 * Math.sqrt(f), magnetic: 0.00059 * Math.sqrt(f), density: f / 7500 }),
  },
  { from: 15_000, limit: () => ({ electric: 27, magnetic: 0.073, density: 2 }) },
];

/** MHz */
const highest = 300_000;

/**
 * 公众曝露控制限值 (GB 8702-2014, table 1).
 * @param frequency MHz, 0.1 to 300,000: what is slower is limited by other quantities
 * @throws Problem `network.bad-emission`
 */
export function publicLimit(frequency: number): PublicLimit {
  const row = frequency <= highest ? rows.findLast(({ from }) => frequency >= from) : undefined;
  if (row === undefined) throw new Problem('network.bad-emission', { what: 'frequency', value: frequency });
  return row.limit(frequency);
}

/**
 * The power density of a plane wave that reaches the first of the three limits, W/m². The table rounds, so that the three
 * differ by some percent; whoever keeps this one keeps all.
 */
export function strictestDensity({ electric, magnetic, density }: PublicLimit): number {
  return Math.min(density, electric ** 2 / waveImpedance, magnetic ** 2 * waveImpedance);
}

/**
 * Of the limit as power density, what one project may use (HJ/T 10.3-1996, section 4.2): half where the state authority
 * approves it, a fifth otherwise; in field strength the square roots of these. All projects together may use the whole.
 */
export const projectShares = { whole: 1, state: 1 / 2, other: 1 / 5 } as const;
