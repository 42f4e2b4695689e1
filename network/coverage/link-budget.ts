import { shareOfElement } from './carrier.ts';
import type { Cell, CoverageSettings } from './site.ts';

/** The way from a cell's power to SS-RSRP, line by line, dB and dBm: what a planner reads at a pixel. */
export interface LinkBudget {
  readonly power: number;
  /** Of the power, what one resource element gets, dB. */
  readonly elementShare: number;
  /** Towards the terminal, dBi. */
  readonly gain: number;
  readonly feeder: number;
  readonly body: number;
  readonly margin: number;
  /** Basic transmission loss, dB. */
  readonly loss: number;
  /** SS-RSRP, dBm: the power of one resource element of the synchronisation signal (3GPP TS 38.215, section 5.1.1). */
  readonly level: number;
}

export function linkBudget(cell: Cell, settings: CoverageSettings, gain: number, loss: number): LinkBudget {
  const { feeder, body, margin } = settings.losses;
  const elementShare = shareOfElement(settings.carrier);
  const level = cell.power + elementShare + gain - feeder - body - margin - loss;
  return { power: cell.power, elementShare, gain, feeder, body, margin, loss, level };
}

/**
 * SS-SINR, dB (3GPP TS 38.215, section 5.1.5): the server against the other cells' elements and noise.
 * @param level of the server, `all` with the server in it, and `noise`: mW in one resource element
 * @param load share of elements that the others send
 */
export function sinrOf(level: number, all: number, load: number, noise: number): number {
  return 10 * Math.log10(level / (load * Math.max(all - level, 0) + noise));
}
