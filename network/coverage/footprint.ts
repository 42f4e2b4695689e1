import { Problem } from '@yuheng/kernel/problem';
import { pixel } from '../sweep/area-case.ts';
import type { Box } from '../sweep/grid.ts';
import { cellAt } from '../sweep/grid.ts';
import { MetricWalk } from '../sweep/metric-walk.ts';
import { atFrequency, radialModel } from '../sweep/models.ts';
import { Perimeter } from '../sweep/perimeter.ts';
import { type SliceResult, SliceSweep, slicesOf } from '../sweep/sweep-slice.ts';
import { boxAround, cutOut, type Window } from '../sweep/window.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { CoverageSettings, Site } from './site.ts';

/** The loss around one site. Its arrays are used again for the next one. */
export interface Footprint {
  readonly box: Box;
  /** dB; NaN where nothing is known. */
  readonly loss: Float32Array;
  /** A value of `pixel` each. */
  readonly state: Uint8Array;
  /** Heights of the ground, m. */
  readonly ground: Float32Array;
  /** With what stands on it. */
  readonly surface: Float32Array;
}

/** Sweeps sites one after the other in memory that fits them all: 15 bytes a cell of the square about a reach. */
export class FootprintSweep {
  readonly #terrain: Terrain;
  readonly #settings: CoverageSettings;
  readonly #window: Window;
  readonly #walk: MetricWalk;
  readonly #perimeter: Perimeter;
  readonly #result: SliceResult;
  readonly #half: number;
  /** By height of the site's antennas. */
  readonly #sweeps = new Map<number, SliceSweep>();

  /** @throws Problem `network.not-metric`, `network.bad-reach` */
  constructor(terrain: Terrain, settings: CoverageSettings) {
    const { grid, clutter } = terrain;
    const { reach } = settings;
    if (grid.kind !== 'metric') throw new Problem('network.not-metric');
    if (!(reach >= 2 * grid.cell && reach <= 2000 * grid.cell))
      throw new Problem('network.bad-reach', { reach });
    this.#terrain = terrain;
    this.#settings = settings;
    const box = boxAround(grid, { x: grid.west, y: grid.south }, 1, reach);
    const cells = box.rows * box.columns;
    const ground = new Float32Array(cells);
    const surface = clutter === undefined ? ground : new Float32Array(cells);
    const own = { ...grid, west: 0, south: 0, rows: box.rows, columns: box.columns };
    this.#half = (box.rows - 1) / 2;
    const middle = this.#half * grid.cell;
    this.#window = { box, grid: own, ground, surface };
    this.#walk = new MetricWalk(own, { x: middle, y: middle }, reach, 2 * box.rows);
    this.#perimeter = new Perimeter({ row: 0, column: 0, rows: box.rows - 1, columns: box.columns - 1 });
    this.#result = {
      loss: new Float32Array(cells),
      state: new Uint8Array(cells),
      slice: new Uint16Array(cells),
    };
  }

  /** Cells from the middle of a footprint to its edge. */
  get half(): number {
    return this.#half;
  }

  /** The box that a site's footprint covers. @throws Problem `network.site-outside-terrain`, `network.site-in-hole` */
  boxOf({ x, y }: Pick<Site, 'x' | 'y'>): Box {
    const { grid, ground } = this.#terrain;
    const under = cellAt(grid, { x, y });
    if (under < 0) throw new Problem('network.site-outside-terrain', { x, y });
    if (Number.isNaN(ground[under] ?? Number.NaN)) throw new Problem('network.site-in-hole', { x, y });
    const { rows, columns } = this.#window.box;
    return {
      row: Math.trunc(under / grid.columns) - this.#half,
      column: (under % grid.columns) - this.#half,
      rows,
      columns,
    };
  }

  /** @throws Problem as `boxOf`, and `network.bad-antenna-height` */
  sweep(site: Site): Footprint {
    const { height } = site;
    const box = this.boxOf(site);
    const { ground, surface } = this.#window;
    const { loss, slice, state } = this.#result;
    cutOut(this.#terrain, box, ground, surface);
    slice.fill(0);
    state.fill(pixel.none);
    loss.fill(Number.NaN);
    const sweep = this.#sweepOf(height);
    for (const each of slicesOf(this.#perimeter)) sweep.sweep(each, this.#result);
    return { box, loss, state, ground, surface };
  }

  #sweepOf(height: number): SliceSweep {
    if (!(height > 0 && height <= 3000)) throw new Problem('network.bad-antenna-height', { height });
    const known = this.#sweeps.get(height);
    if (known !== undefined) return known;
    const { carrier, model, terminal } = this.#settings;
    const capacity = 2 * this.#window.box.rows;
    const setup = {
      window: this.#window,
      perimeter: this.#perimeter,
      walk: this.#walk,
      model: radialModel(atFrequency(model, carrier.frequency), [height, terminal], capacity),
      endBefore: false,
    };
    const sweep = new SliceSweep(setup, capacity);
    this.#sweeps.set(height, sweep);
    return sweep;
  }
}
