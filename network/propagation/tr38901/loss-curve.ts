import { breakPoint, type CellularLink, ruralBreakPoint } from './geometry.ts';

/** 城区宏站 UMa · 街道微站 UMi · 乡村宏站 RMa · 室内办公 InH */
export type Scenario = 'UMa' | 'UMi' | 'RMa' | 'InH';

/** Country around an RMa station. */
export interface Countryside {
  /** Mean height of buildings, 5 to 50 m. */
  readonly buildings: number;
  /** Mean width of streets, 5 to 50 m. */
  readonly streets: number;
}

/** `start + perDecade × lg d + perMetre × d`, dB, of the distance d from antenna to antenna in m. */
interface Line {
  readonly start: number;
  readonly perDecade: number;
  readonly perMetre: number;
}

/** Path loss by distance where antennas and frequency stay the same: what a whole area asks for. */
export interface LossCurve {
  /** In sight, before and beyond the break point. */
  readonly near: Line;
  readonly far: Line;
  /** Over ground, m; infinite where there is none. */
  readonly breakPoint: number;
  /** Out of sight; never less than in sight. */
  readonly hidden: Line;
  /** Difference of the antennas' heights, m. */
  readonly rise: number;
}

const village: Countryside = { buildings: 5, streets: 20 };

/**
 * 3GPP TR 38.901 V18.0.0, table 7.4.1-1: 0.5 to 100 GHz (RMa to 30 GHz).
 * @param environment h_E of UMa, m; terminals from 13 m on can have others than 1
 */
export function lossCurve(
  scenario: Scenario,
  ends: Omit<CellularLink, 'distance'>,
  { environment = 1, countryside = village }: { environment?: number; countryside?: Countryside } = {},
): LossCurve {
  const link = { ...ends, distance: 0 };
  const { station, terminal, frequency } = ends;
  const rise = station - terminal;
  const perFrequency = 20 * Math.log10(frequency);
  switch (scenario) {
    case 'UMa': {
      const edge = breakPoint(link, environment);
      return {
        near: line(28 + perFrequency, 22),
        far: line(28 + perFrequency - 9 * Math.log10(edge ** 2 + rise ** 2), 40),
        breakPoint: edge,
        hidden: line(13.54 + perFrequency - 0.6 * (terminal - 1.5), 39.08),
        rise,
      };
    }
    case 'UMi': {
      const edge = breakPoint(link, 1);
      return {
        near: line(32.4 + perFrequency, 21),
        far: line(32.4 + perFrequency - 9.5 * Math.log10(edge ** 2 + rise ** 2), 40),
        breakPoint: edge,
        hidden: line(22.4 + 21.3 * Math.log10(frequency) - 0.3 * (terminal - 1.5), 35.3),
        rise,
      };
    }
    case 'RMa':
      return ruralCurve(link, countryside);
    case 'InH':
      return {
        near: line(32.4 + perFrequency, 17.3),
        far: line(32.4 + perFrequency, 17.3),
        breakPoint: Number.POSITIVE_INFINITY,
        hidden: line(17.3 + 24.9 * Math.log10(frequency), 38.3),
        rise,
      };
  }
}

function ruralCurve(link: CellularLink, { buildings, streets }: Countryside): LossCurve {
  const { station, terminal, frequency } = link;
  const edge = ruralBreakPoint(link);
  const near = line(
    20 * Math.log10((40 * Math.PI * frequency) / 3) - Math.min(0.044 * buildings ** 1.72, 14.77),
    20 + Math.min(0.03 * buildings ** 1.72, 10),
    0.002 * Math.log10(buildings),
  );
  const atEdge = near.start + near.perDecade * Math.log10(edge) + near.perMetre * edge;
  const perDecade = 43.42 - 3.1 * Math.log10(station);
  const hidden =
    161.04 -
    7.1 * Math.log10(streets) +
    7.5 * Math.log10(buildings) -
    (24.37 - 3.7 * (buildings / station) ** 2) * Math.log10(station) -
    3 * perDecade +
    20 * Math.log10(frequency) -
    (3.2 * Math.log10(11.75 * terminal) ** 2 - 4.97);
  return {
    near,
    far: line(atEdge - 40 * Math.log10(edge), 40),
    breakPoint: edge,
    hidden: line(hidden, perDecade),
    rise: station - terminal,
  };
}

/** dB. @param distance over ground, m */
export function lossAt(curve: LossCurve, distance: number, inSight: boolean): number {
  const { near, far, hidden, rise } = curve;
  const slant = Math.sqrt(distance * distance + rise * rise);
  const decades = Math.log10(slant);
  const sight = distance <= curve.breakPoint ? near : far;
  const seen = sight.start + sight.perDecade * decades + sight.perMetre * slant;
  return inSight ? seen : Math.max(seen, hidden.start + hidden.perDecade * decades);
}

function line(start: number, perDecade: number, perMetre = 0): Line {
  return { start, perDecade, perMetre };
}
