import { Problem } from '@yuheng/kernel/problem';
import { pixel } from '../sweep/area-case.ts';
import { type Box, cellAt } from '../sweep/grid.ts';
import { atFrequency, radialModel } from '../sweep/models.ts';
import type { Perimeter } from '../sweep/perimeter.ts';
import type { RadialModel } from '../sweep/radial.ts';
import { perimeterOf, type RayFan, rayFan } from '../sweep/ray-fan.ts';
import { groupOf } from '../sweep/sweep-slice.ts';
import { boxAround } from '../sweep/window.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { CoverageSettings, Site } from './site.ts';

/** The loss around one site, by entry of the fan. Its arrays are used again for the next one. */
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
  /** Of the ground under the site, m. */
  readonly under: number;
}

/** The rays of all sites of a terrain. @throws Problem `network.not-metric`, `network.bad-reach` */
export function fanOf({ grid }: Terrain, { reach }: CoverageSettings): RayFan {
  if (grid.kind !== 'metric') throw new Problem('network.not-metric');
  if (!(reach >= 2 * grid.cell && reach <= 2000 * grid.cell))
    throw new Problem('network.bad-reach', { reach });
  const { rows } = boxAround(grid, { x: grid.west, y: grid.south }, 1, reach);
  return rayFan((rows - 1) / 2, grid.cell, reach);
}

/** Sweeps sites one after the other in memory that fits them all: 13 bytes an entry of the fan. */
export class FootprintSweep {
  readonly fan: RayFan;
  readonly #terrain: Terrain;
  readonly #settings: CoverageSettings;
  readonly #perimeter: Perimeter;
  readonly #radial: { ground: Float64Array; surface: Float64Array; count: number; spacing: number };
  readonly #found: Pick<Footprint, 'loss' | 'state' | 'ground' | 'surface'>;
  /** By height of the site's antennas. */
  readonly #models = new Map<number, RadialModel>();
  /** Of the terrain: where the site stands. */
  #row = 0;
  #column = 0;
  /** The last lead. */
  #led = -1;

  constructor(terrain: Terrain, settings: CoverageSettings, fan: RayFan) {
    this.fan = fan;
    this.#terrain = terrain;
    this.#settings = settings;
    this.#perimeter = perimeterOf(fan.half);
    const flat = terrain.clutter === undefined;
    const ground = new Float64Array(fan.half + 2);
    this.#radial = { ground, surface: flat ? ground : new Float64Array(fan.half + 2), count: 0, spacing: 1 };
    const entries = fan.ray.length;
    this.#found = {
      loss: new Float32Array(entries),
      state: new Uint8Array(entries),
      ground: new Float32Array(entries),
      surface: new Float32Array(entries),
    };
  }

  /** The box that a site's footprint covers. @throws Problem `network.site-outside-terrain`, `network.site-in-hole` */
  boxOf({ x, y }: Pick<Site, 'x' | 'y'>): Box {
    const { grid, ground } = this.#terrain;
    const under = cellAt(grid, { x, y });
    if (under < 0) throw new Problem('network.site-outside-terrain', { x, y });
    if (Number.isNaN(ground[under] ?? Number.NaN)) throw new Problem('network.site-in-hole', { x, y });
    const { half, side } = this.fan;
    const [row, column] = [Math.trunc(under / grid.columns) - half, (under % grid.columns) - half];
    return { row, column, rows: side, columns: side };
  }

  /** All entries. @throws Problem as `boxOf`, and `network.bad-antenna-height` */
  sweep(site: Site): Footprint {
    const found = this.#stand(site);
    const model = this.#modelOf(site.height);
    for (let ray = 0; ray < this.fan.rays; ) ray = this.#sweepGroup(model, ray);
    return found;
  }

  /** The entries of some rays, given in rising order; the others hold what an earlier sweep left. @throws Problem as `sweep` */
  sweepRays(site: Site, rays: ReadonlySet<number>): Footprint {
    const found = this.#stand(site);
    const model = this.#modelOf(site.height);
    let end = 0;
    for (const ray of rays) if (ray >= end) end = this.#sweepGroup(model, ray, rays);
    return found;
  }

  #stand(site: Site): Footprint {
    const box = this.boxOf(site);
    const { half } = this.fan;
    this.#row = box.row + half;
    this.#column = box.column + half;
    this.#led = -1;
    const under = this.#terrain.ground[this.#row * this.#terrain.grid.columns + this.#column] ?? Number.NaN;
    return { box, under, ...this.#found };
  }

  #modelOf(height: number): RadialModel {
    if (!(height > 0 && height <= 3000)) throw new Problem('network.bad-antenna-height', { height });
    const { carrier, model, terminal } = this.#settings;
    const known = this.#models.get(height);
    const made =
      known ?? radialModel(atFrequency(model, carrier.frequency), [height, terminal], this.fan.half + 1);
    this.#models.set(height, made);
    return made;
  }

  /**
   * The rays between the two leads about one.
   * @param wanted absent for all
   * @returns the first ray behind them
   */
  #sweepGroup(model: RadialModel, within: number, wanted?: ReadonlySet<number>): number {
    const { from, to, next } = groupOf(this.#perimeter, within);
    if (model.lead !== undefined) {
      if (from !== this.#led) this.#lead(model, from);
      this.#lead(model, next);
    }
    for (let ray = from; ray < to; ray += 1)
      if (wanted?.has(ray) !== false) this.#along(model, ray, next > from ? (ray - from) / (next - from) : 0);
    return to;
  }

  #lead(model: RadialModel, ray: number): void {
    this.#gather(ray, this.fan.count[ray] ?? 0);
    model.lead?.(this.#radial);
    this.#led = ray;
  }

  /** @param share of the way between the last two leads */
  #along(model: RadialModel, ray: number, share: number): void {
    const { first, sample, last } = this.fan;
    const from = first[ray] ?? 0;
    const to = first[ray + 1] ?? 0;
    if (from === to) return;
    const known = this.#gather(ray, last[ray] ?? 0);
    if (known > 0) model.begin(this.#radial, share);
    const { loss, state, ground, surface } = this.#found;
    const { ground: heights, surface: tops } = this.#radial;
    for (let entry = from; entry < to; entry += 1) {
      const at = sample[entry] ?? 0;
      if (at > known) {
        loss[entry] = Number.NaN;
        state[entry] = this.#isHole(ray, at) ? pixel.hole : pixel.behindHole;
        continue;
      }
      // Under the transmitter itself the loss is that of the next sample.
      const value = known === 0 ? Number.NaN : model.loss(at === 0 ? 1 : at);
      loss[entry] = value;
      state[entry] = value === value ? pixel.computed : pixel.noModel;
      ground[entry] = heights[at] ?? 0;
      surface[entry] = tops[at] ?? 0;
    }
  }

  #isHole(ray: number, sample: number): boolean {
    const { half, steps } = this.fan;
    const { grid, ground } = this.#terrain;
    const place = 2 * (ray * (half + 1) + sample);
    const [row, column] = [this.#row + (steps[place] ?? 0), this.#column + (steps[place + 1] ?? 0)];
    if (row < 0 || row >= grid.rows || column < 0 || column >= grid.columns) return true;
    return Number.isNaN(ground[row * grid.columns + column] ?? 0);
  }

  /** Heights of the samples up to one, or up to the first hole; returns the last sample that is known. */
  #gather(ray: number, last: number): number {
    const { half, steps, spacing } = this.fan;
    const { grid, ground, clutter } = this.#terrain;
    const { rows, columns } = grid;
    const [row0, column0] = [this.#row, this.#column];
    const radial = this.#radial;
    const { ground: heights, surface: tops } = radial;
    radial.spacing = spacing[ray] ?? 1;
    let place = 2 * ray * (half + 1);
    let sample = 0;
    for (; sample <= last; sample += 1) {
      const row = row0 + (steps[place] ?? 0);
      const column = column0 + (steps[place + 1] ?? 0);
      place += 2;
      if (row < 0 || row >= rows || column < 0 || column >= columns) break;
      const cell = row * columns + column;
      const height = ground[cell] ?? Number.NaN;
      if (height !== height) break;
      heights[sample] = height;
      if (clutter !== undefined) tops[sample] = Math.fround(height + (clutter[cell] ?? 0));
    }
    tops[0] = heights[0] ?? 0;
    radial.count = Math.max(sample - 1, 0);
    return radial.count;
  }
}
