import type { CoverageCase } from '../case/coverage-case.ts';
import { type CoordinateSystem, toWgs84 } from '../coordinates/offset-systems.ts';
import type { ReferenceSystem } from '../coordinates/reference-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import { noisePerElement } from '../coverage/carrier.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { kept, powerOf, quantum } from '../coverage/coverage-layer.ts';
import type { Site } from '../coverage/site.ts';
import { type AreaShares, areaShares } from '../rules/area-shares.ts';
import { cellsOf, latticeOf, type PictureLattice } from '../rules/picture-lattice.ts';
import { changedCase, type SiteChange } from '../rules/site-changes.ts';
import type { Box } from '../sweep/grid.ts';
import type { StoredCase } from './case-store.ts';

/** Pixels along the longer side of a picture. */
const mostPicture = 2048;

/** Cells that a reach may be cut by before anybody could see it: the grid is laid out to whole cells. */
const slack = 2;

type Projected = ReferenceSystem & { readonly projection: TransverseMercator };

/**
 * A computed run in memory, to look at and to try changes on. The coverage stands as the last changes asked for have it;
 * whoever asks for others, or none, pays for the sites in which they differ, and gets the same to the last bit.
 */
export class LoadedRun {
  readonly stored: StoredCase;
  readonly coverage: Coverage;
  readonly system: Projected;
  /** Pixels over which shares are counted. */
  readonly area: Uint32Array;
  readonly lattice: PictureLattice;
  /** The cell of the grid that each pixel of the picture shows. */
  readonly shown: Int32Array;
  /** By number of the cell: number of its site, and of the cell within the site. */
  readonly cellPlaces: readonly (readonly [site: number, cell: number])[];
  readonly #base: ReadonlyMap<string, Site>;
  readonly #changed = new Map<string, string>();
  /** mW in one resource element. */
  readonly #noise: number;

  constructor(from: {
    readonly stored: StoredCase;
    readonly coverage: Coverage;
    readonly system: Projected;
    readonly area: Uint32Array;
    readonly base: readonly Site[];
  }) {
    const { stored, coverage, system, area, base } = from;
    this.stored = stored;
    this.coverage = coverage;
    this.system = system;
    this.area = area;
    this.#base = new Map(base.map((site) => [site.id, site]));
    const { grid } = coverage.terrain;
    this.lattice = latticeOf(grid, system.projection, mostPicture);
    this.shown = cellsOf(this.lattice, grid, system.projection);
    this.cellPlaces = base.flatMap(({ cells }, site) => cells.map((_, cell) => [site, cell] as const));
    const { carrier, noiseFigure } = coverage.settings;
    this.#noise = 10 ** (noisePerElement(carrier, noiseFigure) / 10);
  }

  /**
   * Makes the coverage stand as a case with changes has it.
   * @returns the case, the boxes in which the coverage differs from the run as it was computed, and the sites whose reach
   *   the edge of the run's grid cuts where it did not before: beyond it nothing is computed
   * @throws Problem `network.unknown-site`, `network.unknown-cell`, and for a place or antenna that cannot be as `Coverage.move`
   */
  try(changes: readonly SiteChange[]): {
    readonly given: CoverageCase;
    readonly boxes: readonly Box[];
    readonly cut: readonly string[];
  } {
    const given = changedCase(this.stored.given, changes);
    const wanted = new Map(changes.map((change) => [change.site, JSON.stringify(change)]));
    for (const site of this.#changed.keys()) if (!wanted.has(site)) this.#move(site, this.#baseOf(site));
    const boxes: Box[] = [];
    const cut: string[] = [];
    for (const [id, text] of wanted) {
      const site = given.sites.find((each) => each.id === id);
      if (site === undefined) continue;
      const after = this.#projected(site);
      if (this.#changed.get(id) !== text) this.#move(id, after, text);
      const [from, to] = [this.#boxOf(this.#baseOf(id)), this.#boxOf(after)];
      boxes.push(from, to);
      if (this.#beyond(to) > Math.max(this.#beyond(from), slack)) cut.push(id);
    }
    return { given, boxes, cut };
  }

  #move(id: string, to: Site, text?: string): void {
    // The cells go along: they may look, lean and send otherwise, as many as they were.
    const change: Partial<Site> = { x: to.x, y: to.y, height: to.height, cells: to.cells };
    this.coverage.move(id, change);
    if (text === undefined) this.#changed.delete(id);
    else this.#changed.set(id, text);
  }

  #baseOf(id: string): Site {
    const site = this.#base.get(id);
    if (site === undefined) throw new RangeError(`no site ${id}`);
    return site;
  }

  #projected({ id, height, cells, ...place }: CoverageCase['sites'][number]): Site {
    const at = toWgs84((this.stored.given.coordinates ?? 'WGS84') as CoordinateSystem, place);
    const { projection } = this.system;
    const lean = projection.convergence(at);
    return {
      id,
      ...projection.project(at),
      height,
      cells: cells.map((cell) => ({ ...cell, azimuth: (cell.azimuth - lean + 360) % 360 })),
    };
  }

  /** What a site reaches. */
  #boxOf({ x, y }: Site): Box {
    const { west, south, cell } = this.coverage.terrain.grid;
    const half = Math.ceil(this.coverage.settings.reach / cell) + 1;
    const side = 2 * half + 1;
    return {
      row: Math.round((y - south) / cell) - half,
      column: Math.round((x - west) / cell) - half,
      rows: side,
      columns: side,
    };
  }

  /** Cells by which a box reaches over the edge of the grid, on the side where that is most. */
  #beyond({ row, column, rows, columns }: Box): number {
    const { grid } = this.coverage.terrain;
    return Math.max(-row, -column, row + rows - grid.rows, column + columns - grid.columns, 0);
  }

  /** SS-RSRP, dBm; NaN in a gap. */
  levelAt(pixel: number): number {
    const { servers, levels } = this.coverage.layer;
    return servers[pixel * kept] === 0 ? Number.NaN : (levels[pixel * kept] ?? 0) / 100;
  }

  /** SS-SINR as a plain ratio; NaN in a gap. */
  ratioAt(pixel: number): number {
    const { servers, levels, power } = this.coverage.layer;
    if (servers[pixel * kept] === 0) return Number.NaN;
    const own = powerOf(levels[pixel * kept] ?? 0) * quantum;
    const others = Math.max((power[pixel] ?? 0) * quantum - own, 0);
    return own / (this.coverage.settings.load * others + this.#noise);
  }

  shares(): AreaShares {
    const { servers, levels } = this.coverage.layer;
    const ratioAt = (pixel: number) => this.ratioAt(pixel);
    return areaShares({ area: this.area, servers, levels, stride: kept, ratioAt });
  }
}
