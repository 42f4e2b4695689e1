import { Problem } from '@yuheng/kernel/problem';
import { clutterAt, clutterClasses } from '../calibration/clutter-class.ts';
import { ofCell } from '../calibration/offsets.ts';
import { pixel as states } from '../sweep/area-case.ts';
import type { Box } from '../sweep/grid.ts';
import { patternOf } from './antenna-choice.ts';
import { shareOfElement } from './carrier.ts';
import { faintest, powerOf } from './coverage-layer.ts';
import type { Footprint } from './footprint.ts';
import { azimuths, GainTable } from './gain-table.ts';
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

/** What one site gives to the pixels about it; the arrays are used again unless copied. */
export interface SiteImage {
  readonly box: Box;
  /** The strongest cell's number + 1; 0 where the site is not heard; `lost` where its level is unknown. */
  readonly servers: Uint16Array;
  /** Its level, hundredths of dBm. */
  readonly levels: Int16Array;
  /** Of all its cells together, in quanta. */
  readonly power: Float64Array;
}

/** In the place of a server: the pixel is in reach, and its loss is not known. */
export const lost = 65_535;

/** Turns the losses around sites into levels of their cells. */
export class SiteLevels {
  readonly #settings: CoverageSettings;
  readonly #tables = new Map<string, GainTable>();
  /** Direction and distance from the middle of a footprint to each of its cells: half degrees, and m. */
  readonly #azimuth: Uint16Array;
  readonly #distance: Float32Array;
  readonly #image: Omit<SiteImage, 'box'>;
  /** By class of clutter, hundredths of dB; absent where the model is not calibrated. */
  readonly #clutter: readonly number[] | undefined;

  /** @param half cells from the middle of a footprint to its edge; @param side of a cell, m */
  constructor(settings: CoverageSettings, half: number, side: number) {
    this.#settings = settings;
    const { offsets } = settings;
    this.#clutter = offsets && clutterClasses.map((name) => Math.round(100 * (offsets.clutter[name] ?? 0)));
    const width = 2 * half + 1;
    const cells = width * width;
    this.#azimuth = new Uint16Array(cells);
    this.#distance = new Float32Array(cells);
    this.#image = {
      servers: new Uint16Array(cells),
      levels: new Int16Array(cells),
      power: new Float64Array(cells),
    };
    for (let at = 0; at < cells; at += 1) {
      const [up, right] = [Math.trunc(at / width) - half, (at % width) - half];
      const turns = Math.atan2(right, up) / (2 * Math.PI);
      this.#azimuth[at] = (Math.round(turns * azimuths) + azimuths) % azimuths;
      // Under the mast itself, as far as a cell's middle is from its edge.
      this.#distance[at] = side * Math.max(Math.hypot(up, right), 0.5);
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

  /** @param antennas of the site above ground, m */
  image(
    { box, loss, state, ground, surface }: Footprint,
    antennas: number,
    cells: readonly ReadyCell[],
  ): SiteImage {
    const { servers, levels, power } = this.#image;
    const middle = (ground.length - 1) / 2;
    const rise = this.#settings.terminal - (ground[middle] ?? 0) - antennas;
    for (let at = 0; at < loss.length; at += 1) {
      servers[at] = 0;
      const value = loss[at] ?? Number.NaN;
      if (value !== value) {
        const why = state[at];
        if (why === states.behindHole || why === states.noModel) servers[at] = lost;
        continue;
      }
      const slope = ((ground[at] ?? 0) + rise) / (this.#distance[at] ?? 1);
      const loss100 = Math.round(100 * value) - this.#clutterOffset(surface, ground, at);
      const towards = this.#azimuth[at] ?? 0;
      let [best, server, sum, start] = [faintest, 0, 0, 0];
      let table: GainTable | undefined;
      for (let cell = 0; cell < cells.length; cell += 1) {
        const one = cells[cell];
        if (one === undefined) break;
        if (one.table !== table) {
          table = one.table;
          start = table.row(slope);
        }
        const turned = towards < one.turn ? towards - one.turn + azimuths : towards - one.turn;
        const level = one.radiated - loss100 + (table.gains[start + turned] ?? 0);
        if (level <= faintest) continue;
        sum += powerOf(level);
        if (level > best) [best, server] = [level, one.server];
      }
      servers[at] = server;
      levels[at] = best;
      power[at] = sum;
    }
    return { box, servers, levels, power };
  }
  #clutterOffset(surface: Float32Array, ground: Float32Array, at: number): number {
    if (this.#clutter === undefined) return 0;
    return this.#clutter[clutterAt((surface[at] ?? 0) - (ground[at] ?? 0))] ?? 0;
  }
}
