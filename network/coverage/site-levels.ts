import { Problem } from '@yuheng/kernel/problem';
import { clutterAt, clutterClasses } from '../calibration/clutter-class.ts';
import { ofCell } from '../calibration/offsets.ts';
import { pixel as states } from '../sweep/area-case.ts';
import type { Box } from '../sweep/grid.ts';
import type { RayFan } from '../sweep/ray-fan.ts';
import { patternOf } from './antenna-choice.ts';
import { shareOfElement } from './carrier.ts';
import { faintest, powerOf } from './coverage-layer.ts';
import type { Footprint } from './footprint.ts';
import { azimuths, GainTable, slopeRow, slopes } from './gain-table.ts';
import type { CoverageSettings, Site } from './site.ts';

/** A cell ready to be looked up. */
export interface ReadyCell {
  /** Its number + 1. */
  readonly server: number;
  readonly table: GainTable;
  /** Columns of the table that its azimuth turns by. */
  readonly turn: number;
  /** Radiated in one resource element after all losses but the path's, hundredths of dBm. */
  readonly radiated: number;
}

/** What one site gives to the pixels about it, by entry of the fan; the arrays are used again unless it is told where to write. */
export interface SiteImage {
  readonly box: Box;
  readonly fan: RayFan;
  /** The strongest cell's number + 1; 0 where the site is not heard; `lost` where its level is unknown. */
  readonly servers: Uint16Array;
  /** Its level, hundredths of dBm. */
  readonly levels: Int16Array;
  /** Of all its cells together, in quanta. */
  readonly power: Float64Array;
}

/** Memory for an image: 12 bytes an entry. */
export function blankImage(fan: RayFan): SiteImage {
  const { side } = fan;
  const entries = fan.ray.length;
  return {
    box: { row: 0, column: 0, rows: side, columns: side },
    fan,
    servers: new Uint16Array(entries),
    levels: new Int16Array(entries),
    power: new Float64Array(entries),
  };
}

/** In the place of a server: the pixel is in reach, and its loss is not known. */
export const lost = 65_535;
/** In the place of a loss. */
const unknown = 2_147_483_647;

/** Turns the losses around sites into levels of their cells. */
export class SiteLevels {
  readonly #settings: CoverageSettings;
  readonly #tables = new Map<string, GainTable>();
  /** Direction and nearness of each entry as seen from the middle: half degrees, and 1/m. */
  readonly #azimuth: Uint16Array;
  readonly #nearness: Float32Array;
  /** Of each entry: the row of its slope, and its loss, hundredths of dB; `unknown` where there is none. */
  readonly #row: Uint16Array;
  readonly #loss: Int32Array;
  /** By class of clutter, hundredths of dB; absent where the model is not calibrated. */
  readonly #clutter: readonly number[] | undefined;

  /** @param side of a cell, m */
  constructor(settings: CoverageSettings, fan: RayFan, side: number) {
    this.#settings = settings;
    const { offsets } = settings;
    this.#clutter = offsets && clutterClasses.map((name) => Math.round(100 * (offsets.clutter[name] ?? 0)));
    const entries = fan.ray.length;
    this.#azimuth = new Uint16Array(entries);
    this.#nearness = new Float32Array(entries);
    this.#row = new Uint16Array(entries);
    this.#loss = new Int32Array(entries);
    for (const [cell, entry] of fan.entry.entries()) {
      if (entry < 0) continue;
      const [up, right] = [Math.trunc(cell / fan.side) - fan.half, (cell % fan.side) - fan.half];
      const turns = Math.atan2(right, up) / (2 * Math.PI);
      this.#azimuth[entry] = (Math.round(turns * azimuths) + azimuths) % azimuths;
      // Under the mast itself, as far as a cell's middle is from its edge.
      this.#nearness[entry] = 1 / (side * Math.max(Math.hypot(up, right), 0.5));
    }
  }

  /**
   * Cells of a site, ready.
   * @param first number of the site's first cell
   * @throws Problem `network.bad-cell`
   */
  ready(site: Site, first: number): readonly ReadyCell[] {
    const { carrier, losses, offsets } = this.#settings;
    const share = shareOfElement(carrier) - losses.feeder - losses.body - losses.margin;
    return site.cells.map(({ id, antenna, azimuth, tilt, power }, index) => {
      for (const [what, value, most] of [
        ['azimuth', azimuth, 360],
        ['tilt', tilt, 90],
        ['power', power, 100],
      ] as const)
        if (!(Math.abs(value) <= most)) throw new Problem('network.bad-cell', { cell: id, what });
      return {
        server: first + index + 1,
        table: this.#tableOf(id, antenna, tilt),
        turn: (Math.round((azimuth * azimuths) / 360) + azimuths) % azimuths,
        radiated: Math.round(100 * (power + share + (offsets ? ofCell(offsets, `${site.id}/${id}`) : 0))),
      };
    });
  }

  #tableOf(cell: string, antenna: string, tilt: number): GainTable {
    const key = `${tilt} ${antenna}`;
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const { antennas } = this.#settings;
    const choice = Object.hasOwn(antennas, antenna) ? antennas[antenna] : undefined;
    if (choice === undefined) throw new Problem('network.bad-cell', { cell, what: 'antenna' });
    const table = new GainTable(patternOf(choice), tilt);
    this.#tables.set(key, table);
    return table;
  }

  /**
   * @param antennas of the site above ground, m
   * @param into where to write; only the entries asked for are
   */
  image(
    footprint: Footprint,
    antennas: number,
    cells: readonly ReadyCell[],
    into: SiteImage,
    [from, to]: readonly [number, number] = [0, this.#loss.length],
  ): SiteImage {
    this.#prepare(footprint, antennas, into, from, to);
    for (const cell of cells) this.#hear(cell, into, from, to);
    return { ...into, box: footprint.box };
  }

  /** Losses and slopes; until a cell is heard, an entry has no server. */
  #prepare(footprint: Footprint, antennas: number, into: SiteImage, from: number, to: number): void {
    const { loss, state, ground, surface, under } = footprint;
    const rise = this.#settings.terminal - under - antennas;
    const [losses, rows, nearness] = [this.#loss, this.#row, this.#nearness];
    const { servers, levels, power } = into;
    const calibrated = this.#clutter !== undefined;
    for (let at = from; at < to; at += 1) {
      const value = loss[at] ?? Number.NaN;
      levels[at] = faintest;
      power[at] = 0;
      if (value !== value) {
        const why = state[at];
        servers[at] = why === states.behindHole || why === states.noModel ? lost : 0;
        losses[at] = unknown;
        continue;
      }
      servers[at] = 0;
      rows[at] = slopeRow(((ground[at] ?? 0) + rise) * (nearness[at] ?? 0));
      losses[at] = Math.round(100 * value) - (calibrated ? this.#clutterOffset(surface, ground, at) : 0);
    }
  }

  /** Adds one cell: of several, the strongest serves, and of equally strong ones the first. */
  #hear({ server, table, turn, radiated }: ReadyCell, into: SiteImage, from: number, to: number): void {
    const { gains, filled } = table;
    const { servers, levels, power } = into;
    const [losses, rows, azimuth] = [this.#loss, this.#row, this.#azimuth];
    for (let at = from; at < to; at += 1) {
      const loss = losses[at] ?? 0;
      if (loss === unknown) continue;
      const row = rows[at] ?? 0;
      if (filled[row] === 0) table.fill(row);
      const towards = (azimuth[at] ?? 0) - turn;
      const level =
        radiated - loss + (gains[(towards < 0 ? towards + azimuths : towards) * slopes + row] ?? 0);
      if (level <= faintest) continue;
      power[at] = (power[at] ?? 0) + powerOf(level);
      if (level <= (levels[at] ?? 0)) continue;
      levels[at] = level;
      servers[at] = server;
    }
  }

  #clutterOffset(surface: Float32Array, ground: Float32Array, at: number): number {
    return this.#clutter?.[clutterAt((surface[at] ?? 0) - (ground[at] ?? 0))] ?? 0;
  }
}
