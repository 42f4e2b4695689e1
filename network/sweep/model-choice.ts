import type { Reliability } from '../propagation/itm/itm.ts';
import type { ItmMedium } from '../propagation/itm/medium.ts';
import type { VariabilityOptions } from '../propagation/itm/variability.ts';
import type { P1812Link, RadioClimate } from '../propagation/p1812/p1812.ts';
import type { BuildingLoss } from '../propagation/tr38901/building-entry.ts';
import type { Countryside } from '../propagation/tr38901/loss-curve.ts';

/** A propagation model with what it asks beyond ground and antennas: plain data, fit for a file or a worker. */
export type ModelChoice = ItmChoice | P1812Choice | CellularChoice;

/** Irregular Terrain Model along the surface (NTIA Report 82-100); the receiver stands on the surface. */
export interface ItmChoice {
  readonly model: 'itm';
  readonly medium: ItmMedium;
  readonly variability: VariabilityOptions;
  readonly reliability: Reliability;
  /** Works every path out by itself, without what radials share: for checks, and slower. */
  readonly exact?: boolean;
}

/** ITU-R P.1812-8 over inland ground; the receiver stands on the bare ground. */
export interface P1812Choice {
  readonly model: 'p1812';
  readonly link: Omit<P1812Link, 'heights' | 'coast'>;
  readonly climate: RadioClimate;
}

/** 3GPP TR 38.901 V18.0.0, table 7.4.1-1, in sight where the surface along the profile lets it. */
export interface CellularChoice {
  readonly model: '38901';
  readonly scenario: 'UMa' | 'UMi' | 'RMa' | 'InH';
  /** GHz */
  readonly frequency: number;
  readonly countryside?: Countryside;
  /** Loss into buildings for terminals in cells with clutter (section 7.4.3); without it the level outside counts. */
  readonly entry?: BuildingLoss;
}
