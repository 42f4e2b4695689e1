import { Problem } from '@yuheng/kernel/problem';
import type { Box } from '../sweep/grid.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { noisePerElement } from './carrier.ts';
import { type CoverageLayer, isShort, kept, powerOf, quantum, shown } from './coverage-layer.ts';
import { sinrOf } from './link-budget.ts';
import { nameServers } from './name-servers.ts';
import type { CoverageSettings, Site } from './site.ts';
import { firstCells, type SiteImages } from './site-images.ts';
import { blankImage, type SiteImage } from './site-levels.ts';
import { addImage, removeImage } from './write-image.ts';

/** Why a pixel has no level. */
export type Gap = 'hole' | 'unknown' | 'unheard';

/** One pixel. */
export type PixelCoverage =
  | {
      readonly gap: null;
      /** SS-RSRP of the best cell, dBm, and SS-SINR, dB. */
      readonly level: number;
      readonly sinr: number;
      /** Best first, each of another site. */
      readonly servers: readonly { readonly site: string; readonly cell: string; readonly level: number }[];
    }
  | { readonly gap: Gap };

/** All of a grid's pixels, row by row from the south. */
export interface CoverageRasters {
  /** SS-RSRP of the best server, dBm; NaN in gaps. */
  readonly level: Float32Array;
  /** SS-SINR, dB; NaN in gaps. */
  readonly sinr: Float32Array;
  /** Index of the best server in `Coverage.cells` + 1; 0 in gaps. */
  readonly server: Uint16Array;
  /** 0 where there is a level; 1 the terrain has a hole, 2 in reach behind a hole or on a path without a loss, 3 no cell is heard. */
  readonly gap: Uint8Array;
}

const gaps: readonly (Gap | null)[] = [null, 'hole', 'unknown', 'unheard'];

/** The coverage of many sites, kept so that one of them can be moved at the cost of its own pixels; see `cover`. */
export class Coverage {
  readonly terrain: Terrain;
  readonly settings: CoverageSettings;
  readonly layer: CoverageLayer;
  /** By their number. */
  readonly cells: readonly { readonly site: string; readonly cell: string }[];
  readonly #sites: Site[];
  readonly #firsts: readonly number[];
  readonly #images: SiteImages;
  /** mW in one resource element. */
  readonly #noise: number;
  /** Of the site moved last: most often it is the next to move. */
  #held: { readonly number: number; readonly image: SiteImage } | undefined;
  /** Memory that the next image may be written to. */
  #spare: SiteImage;

  constructor(from: {
    readonly terrain: Terrain;
    readonly settings: CoverageSettings;
    readonly sites: readonly Site[];
    readonly layer: CoverageLayer;
    readonly images: SiteImages;
  }) {
    this.terrain = from.terrain;
    this.settings = from.settings;
    this.layer = from.layer;
    this.#images = from.images;
    this.#noise = 10 ** (noisePerElement(from.settings.carrier, from.settings.noiseFigure) / 10);
    this.#sites = [...from.sites];
    this.#firsts = firstCells(from.sites);
    this.#spare = blankImage(from.images.fan);
    this.cells = from.sites.flatMap(({ id, cells }) => cells.map((cell) => ({ site: id, cell: cell.id })));
  }

  get sites(): readonly Site[] {
    return this.#sites;
  }

  /**
   * Moves a site, or changes its height: only the pixels in reach of its old and its new place are touched.
   * @returns boxes that changed
   * @throws Problem `network.unknown-site`, and as `cover` for the site; the coverage stays as it was then
   */
  move(id: string, to: Partial<Pick<Site, 'x' | 'y' | 'height'>>): readonly Box[] {
    const number = this.#sites.findIndex((site) => site.id === id);
    const before = this.#sites[number];
    if (before === undefined) throw new Problem('network.unknown-site', { site: id });
    const after = { ...before, ...to };
    this.#images.check(after);
    const first = this.#firsts[number] ?? 0;
    const old = this.#held?.number === number ? this.#held.image : this.#images.of(before, first);
    const gone: number[] = [];
    removeImage(this.layer, old, (pixel) => gone.push(pixel));
    this.#sites[number] = after;
    const image = this.#images.of(after, first, this.#spare);
    addImage(this.layer, image, [0, this.layer.rows]);
    this.#spare = this.#held?.image ?? blankImage(this.#images.fan);
    this.#held = { number, image };
    // Where the site is strong enough at its new place, it fills its own gap.
    const short = gone.filter((pixel) => isShort(this.layer, pixel));
    if (short.length > 0)
      nameServers(this.layer, short, this.terrain.grid, this.#images, this.#sites, this.#firsts);
    return [old.box, image.box];
  }

  /** @param pixel row × columns + column of the terrain's grid */
  at(pixel: number): PixelCoverage {
    const { servers, levels } = this.layer;
    const gap = gaps[this.#gapAt(pixel)] ?? null;
    if (gap !== null) return { gap };
    const list = [];
    for (let at = pixel * kept; at < pixel * kept + shown && servers[at] !== 0; at += 1) {
      const cell = this.cells[(servers[at] ?? 0) - 1];
      if (cell !== undefined) list.push({ ...cell, level: (levels[at] ?? 0) / 100 });
    }
    return { gap: null, level: list[0]?.level ?? Number.NaN, sinr: this.#sinrAt(pixel), servers: list };
  }

  rasters(): CoverageRasters {
    const pixels = this.layer.rows * this.layer.columns;
    const level = new Float32Array(pixels).fill(Number.NaN);
    const sinr = new Float32Array(pixels).fill(Number.NaN);
    const server = new Uint16Array(pixels);
    const gap = new Uint8Array(pixels);
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      const why = this.#gapAt(pixel);
      gap[pixel] = why;
      if (why !== 0) continue;
      level[pixel] = (this.layer.levels[pixel * kept] ?? 0) / 100;
      sinr[pixel] = this.#sinrAt(pixel);
      server[pixel] = this.layer.servers[pixel * kept] ?? 0;
    }
    return { level, sinr, server, gap };
  }

  #gapAt(pixel: number): number {
    if (this.layer.servers[pixel * kept] !== 0) return 0;
    const height = this.terrain.ground[pixel] ?? Number.NaN;
    if (height !== height) return 1;
    return this.layer.unknown[pixel] === 0 ? 3 : 2;
  }

  #sinrAt(pixel: number): number {
    const server = powerOf(this.layer.levels[pixel * kept] ?? 0) * quantum;
    const all = (this.layer.power[pixel] ?? 0) * quantum;
    return sinrOf(server, all, this.settings.load, this.#noise);
  }
}
