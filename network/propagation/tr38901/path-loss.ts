import { type CellularLink, ruralBreakPoint } from './geometry.ts';
import { type Countryside, lossAt, lossCurve, type Scenario } from './loss-curve.ts';

/** Median loss and how far single places spread about it. */
export interface StatisticalLoss {
  /** dB */
  readonly loss: number;
  /** Standard deviation of shadow fading, dB. */
  readonly spread: number;
}

export interface PathLossOptions {
  /** The terminal sees the station. */
  readonly inSight: boolean;
  /** h_E of UMa, m; terminals from 13 m on can have others than 1 (`environmentHeights`). */
  readonly environment?: number;
  readonly countryside?: Countryside;
}

/** 3GPP TR 38.901 V18.0.0, table 7.4.1-1: path loss, 0.5 to 100 GHz (RMa to 30 GHz). */
export function pathLoss(
  scenario: Scenario,
  link: CellularLink,
  { inSight, ...options }: PathLossOptions,
): StatisticalLoss {
  const loss = lossAt(lossCurve(scenario, link, options), link.distance, inSight);
  return { loss, spread: inSight ? spreadInSight(scenario, link) : hiddenSpreads[scenario] };
}

const hiddenSpreads: Readonly<Record<Scenario, number>> = { UMa: 6, UMi: 7.82, RMa: 8, InH: 8.03 };

function spreadInSight(scenario: Scenario, link: CellularLink): number {
  if (scenario === 'InH') return 3;
  return scenario === 'RMa' && link.distance > ruralBreakPoint(link) ? 6 : 4;
}
