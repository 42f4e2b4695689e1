import { Problem } from '@yuheng/kernel/problem';
import type { Box } from '../sweep/grid.ts';
import { patternOf } from './antenna-choice.ts';
import { shareOfElement } from './carrier.ts';
import { type CoverageLayer, faintest, insertServer, powerOf, removeServer } from './coverage-layer.ts';
import type { Footprint } from './footprint.ts';
import { azimuths, GainTable } from './gain-table.ts';
import type { CoverageSettings, Site } from './site.ts';

/** A cell ready to be looked up. */
interface Ready {
  /** Its number + 1. */
  readonly server: number;
  readonly table: GainTable;
  /** Columns of the table that its azimuth turns by. */
  readonly turn: number;
  /** Radiated in one resource element after all losses but the path's, hundredths of dBm. */
  readonly radiated: number;
}

/** Rows of a layer from, and up to before. */
export type Rows = readonly [from: number, to: number];

/** Turns the losses around sites into levels of their cells, and writes these into a layer or takes them out. */
export class SiteLevels {
  readonly #settings: CoverageSettings;
  readonly #tables = new Map<string, GainTable>();
  /** Direction and distance from the middle of a footprint to each of its cells: half degrees, and m. */
  readonly #azimuth: Uint16Array;
  readonly #distance: Float32Array;

  /** @param half cells from the middle of a footprint to its edge; @param side of a cell, m */
  constructor(settings: CoverageSettings, half: number, side: number) {
    this.#settings = settings;
    const width = 2 * half + 1;
    this.#azimuth = new Uint16Array(width * width);
    this.#distance = new Float32Array(width * width);
    for (let at = 0; at < width * width; at += 1) {
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
  ready(site: Site, first: number): readonly Ready[] {
    const { carrier, losses } = this.#settings;
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
        turn: Math.round((azimuth * azimuths) / 360),
        radiated: Math.round(100 * (power + share)),
      };
    });
  }

  #tableOf(cell: string, antenna: string, tilt: number): GainTable {
    const key = `${tilt} ${antenna}`;
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const choice = this.#settings.antennas[antenna];
    if (choice === undefined) throw new Problem('network.bad-cell', { cell, what: 'antenna' });
    const table = new GainTable(patternOf(choice), tilt);
    this.#tables.set(key, table);
    return table;
  }

  /**
   * Adds a site to the rows of a layer, or takes it out.
   * @param orphan told of each pixel whose best server is not known any more
   */
  write(
    layer: CoverageLayer,
    footprint: Footprint,
    antennas: number,
    cells: readonly Ready[],
    rows: Rows,
    way: 'add' | 'remove' | 'list',
    orphan?: (pixel: number) => void,
    wanted?: (pixel: number) => boolean,
  ): void {
    const { box, loss, ground } = footprint;
    const from = Math.max(rows[0], box.row, 0);
    const to = Math.min(rows[1], box.row + box.rows, layer.rows);
    const left = Math.max(box.column, 0);
    const right = Math.min(box.column + box.columns, layer.columns);
    const middle = (ground.length - 1) / 2;
    const rise = this.#settings.terminal - (ground[middle] ?? 0) - antennas;
    for (let row = from; row < to; row += 1) {
      const there = row * layer.columns;
      const here = (row - box.row) * box.columns - box.column;
      for (let column = left; column < right; column += 1) {
        const at = here + column;
        const value = loss[at] ?? Number.NaN;
        if (value !== value) continue;
        const pixel = there + column;
        if (wanted !== undefined && !wanted(pixel)) continue;
        const slope = ((ground[at] ?? 0) + rise) / (this.#distance[at] ?? 1);
        const lost = Math.round(100 * value);
        const towards = (this.#azimuth[at] ?? 0) + azimuths;
        let best = faintest;
        let server = 0;
        let power = 0;
        for (let cell = 0; cell < cells.length; cell += 1) {
          const one = cells[cell];
          if (one === undefined) break;
          const start = one.table.row(slope);
          const level =
            one.radiated - lost + (one.table.gains[start + ((towards - one.turn) % azimuths)] ?? 0);
          if (level <= faintest) continue;
          power += powerOf(level);
          if (level > best) {
            best = level;
            server = one.server;
          }
        }
        if (server === 0) continue;
        if (way === 'add') {
          layer.power[pixel] = (layer.power[pixel] ?? 0) + power;
          insertServer(layer, pixel, server, best);
        } else if (way === 'list') insertServer(layer, pixel, server, best);
        else {
          layer.power[pixel] = (layer.power[pixel] ?? 0) - power;
          if (removeServer(layer, pixel, server)) orphan?.(pixel);
        }
      }
    }
  }
}

/** All rows of a footprint. */
export function rowsOf(box: Box): Rows {
  return [box.row, box.row + box.rows];
}
