import type { Offsets } from '../calibration/offsets.ts';
import type { ModelChoice } from '../sweep/model-choice.ts';
import type { AntennaChoice } from './antenna-choice.ts';
import type { Carrier } from './carrier.ts';

/** One cell (sector) of a site. */
export interface Cell {
  readonly id: string;
  /** Of the antennas by name, see `CoverageSettings`. */
  readonly antenna: string;
  /** Degrees clockwise from the grid's north; mechanical tilt, degrees down. */
  readonly azimuth: number;
  readonly tilt: number;
  /** Over the whole carrier, dBm. */
  readonly power: number;
}

/** A mast or roof with its cells. It counts as standing in the middle of its grid cell. */
export interface Site {
  readonly id: string;
  /** Easting and northing in the terrain's projection, m. */
  readonly x: number;
  readonly y: number;
  /** Of the antennas above ground, m. */
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** What lies between transmitter and terminal beside the path itself, dB each. */
export interface LinkLosses {
  readonly feeder: number;
  readonly body: number;
  /** Kept in hand for shadow fading (and whatever else the planner wants). */
  readonly margin: number;
}

/** What holds for all cells of one carrier. */
export interface CoverageSettings {
  readonly carrier: Carrier;
  /** Worked out at the carrier's frequency, whatever the choice says. */
  readonly model: ModelChoice;
  readonly antennas: Readonly<Record<string, AntennaChoice>>;
  /** How far each site is looked at, m. */
  readonly reach: number;
  /** Terminals above ground, m; their noise figure, dB. */
  readonly terminal: number;
  readonly noiseFigure: number;
  readonly losses: LinkLosses;
  /** Share of the resource elements that other cells send at the same time, 0 to 1. */
  readonly load: number;
  /** From drive tests; absent where the model is not calibrated. */
  readonly offsets?: Offsets;
}
