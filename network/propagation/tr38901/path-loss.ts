import { breakPoint, type CellularLink, ruralBreakPoint, slantDistance } from './geometry.ts';

/** 城区宏站 UMa · 街道微站 UMi · 乡村宏站 RMa · 室内办公 InH */
export type Scenario = 'UMa' | 'UMi' | 'RMa' | 'InH';

/** Median loss and how far single places spread about it. */
export interface StatisticalLoss {
  /** dB */
  readonly loss: number;
  /** Standard deviation of shadow fading, dB. */
  readonly spread: number;
}

/** Country around an RMa station. */
export interface Countryside {
  /** Mean height of buildings, 5 to 50 m. */
  readonly buildings: number;
  /** Mean width of streets, 5 to 50 m. */
  readonly streets: number;
}

const village: Countryside = { buildings: 5, streets: 20 };

export interface PathLossOptions {
  /** The terminal sees the station. */
  readonly inSight: boolean;
  /** h_E of UMa, m; terminals from 13 m on can have others than 1 (`environmentHeights`). */
  readonly environment?: number;
  readonly countryside?: Countryside;
}

/** 3GPP TR 38.901 V18.0.0, table 7.4.1-1: path loss, 0.5 to 100 GHz (RMa to 30 GHz). */
export function pathLoss(scenario: Scenario, link: CellularLink, options: PathLossOptions): StatisticalLoss {
  switch (scenario) {
    case 'UMa':
      return urbanMacro(link, options);
    case 'UMi':
      return urbanMicro(link, options);
    case 'RMa':
      return ruralMacro(link, options);
    case 'InH':
      return indoorOffice(link, options);
  }
}

function urbanMacro(link: CellularLink, { inSight, environment = 1 }: PathLossOptions): StatisticalLoss {
  const { distance, station, terminal } = link;
  const slant = lg(slantDistance(link));
  const perFrequency = 20 * lg(link.frequency);
  const edge = breakPoint(link, environment);
  const seen =
    distance <= edge
      ? 28 + 22 * slant + perFrequency
      : 28 + 40 * slant + perFrequency - 9 * lg(edge ** 2 + (station - terminal) ** 2);
  if (inSight) return { loss: seen, spread: 4 };
  const hidden = 13.54 + 39.08 * slant + perFrequency - 0.6 * (terminal - 1.5);
  return { loss: Math.max(seen, hidden), spread: 6 };
}

function urbanMicro(link: CellularLink, { inSight }: PathLossOptions): StatisticalLoss {
  const { distance, station, terminal } = link;
  const slant = lg(slantDistance(link));
  const perFrequency = 20 * lg(link.frequency);
  const edge = breakPoint(link, 1);
  const seen =
    distance <= edge
      ? 32.4 + 21 * slant + perFrequency
      : 32.4 + 40 * slant + perFrequency - 9.5 * lg(edge ** 2 + (station - terminal) ** 2);
  if (inSight) return { loss: seen, spread: 4 };
  const hidden = 35.3 * slant + 22.4 + 21.3 * lg(link.frequency) - 0.3 * (terminal - 1.5);
  return { loss: Math.max(seen, hidden), spread: 7.82 };
}

function ruralMacro(
  link: CellularLink,
  { inSight, countryside = village }: PathLossOptions,
): StatisticalLoss {
  const { buildings, streets } = countryside;
  const { station, terminal, frequency } = link;
  const edge = ruralBreakPoint(link);
  const near = (slant: number) =>
    20 * lg((40 * Math.PI * slant * frequency) / 3) +
    Math.min(0.03 * buildings ** 1.72, 10) * lg(slant) -
    Math.min(0.044 * buildings ** 1.72, 14.77) +
    0.002 * lg(buildings) * slant;
  const slant = slantDistance(link);
  const beyond = link.distance > edge;
  const seen = beyond ? near(edge) + 40 * lg(slant / edge) : near(slant);
  if (inSight) return { loss: seen, spread: beyond ? 6 : 4 };
  const hidden =
    161.04 -
    7.1 * lg(streets) +
    7.5 * lg(buildings) -
    (24.37 - 3.7 * (buildings / station) ** 2) * lg(station) +
    (43.42 - 3.1 * lg(station)) * (lg(slant) - 3) +
    20 * lg(frequency) -
    (3.2 * lg(11.75 * terminal) ** 2 - 4.97);
  return { loss: Math.max(seen, hidden), spread: 8 };
}

function indoorOffice(link: CellularLink, { inSight }: PathLossOptions): StatisticalLoss {
  const slant = lg(slantDistance(link));
  const seen = 32.4 + 17.3 * slant + 20 * lg(link.frequency);
  if (inSight) return { loss: seen, spread: 3 };
  const hidden = 38.3 * slant + 17.3 + 24.9 * lg(link.frequency);
  return { loss: Math.max(seen, hidden), spread: 8.03 };
}

function lg(x: number): number {
  return Math.log10(x);
}
