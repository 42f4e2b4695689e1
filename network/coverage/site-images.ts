import { Problem } from '@yuheng/kernel/problem';
import type { Terrain } from '../terrain/terrain.ts';
import { FootprintSweep } from './footprint.ts';
import type { CoverageSettings, Site } from './site.ts';
import { lost, type ReadyCell, type SiteImage, SiteLevels } from './site-levels.ts';

/** Sweeps sites and turns their losses into levels, one after the other in the same memory. */
export class SiteImages {
  readonly #sweep: FootprintSweep;
  readonly #levels: SiteLevels;

  /** @throws Problem `network.not-metric`, `network.bad-reach`, `network.bad-carrier` */
  constructor(terrain: Terrain, settings: CoverageSettings) {
    this.#sweep = new FootprintSweep(terrain, settings);
    this.#levels = new SiteLevels(settings, this.#sweep.half, terrain.grid.cell);
  }

  /** Cells from a site to the edge of its image. */
  get half(): number {
    return this.#sweep.half;
  }

  /**
   * Checks a site without sweeping it.
   * @throws Problem `network.site-outside-terrain`, `network.site-in-hole`, `network.bad-antenna-height`, `network.bad-cell`
   */
  check(site: Site): void {
    this.#sweep.boxOf(site);
    this.#ready(site, 0);
  }

  /** @param first number of the site's first cell; @throws Problem as `check` */
  of(site: Site, first: number): SiteImage {
    return this.#levels.image(this.#sweep.sweep(site), site.height, this.#ready(site, first));
  }

  #ready(site: Site, first: number): readonly ReadyCell[] {
    const { height } = site;
    if (!(height > 0 && height <= 3000)) throw new Problem('network.bad-antenna-height', { height });
    return this.#levels.ready(site, first);
  }
}

/** The number of each site's first cell. @throws Problem `network.too-many-cells` */
export function firstCells(sites: readonly Site[]): readonly number[] {
  let next = 0;
  const firsts = sites.map(({ cells }) => {
    const first = next;
    next += cells.length;
    return first;
  });
  if (next >= lost) throw new Problem('network.too-many-cells', { cells: next, most: lost - 1 });
  return firsts;
}
