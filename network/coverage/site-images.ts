import { Problem } from '@yuheng/kernel/problem';
import type { RayFan } from '../sweep/ray-fan.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { FootprintSweep, fanOf } from './footprint.ts';
import type { CoverageSettings, Site } from './site.ts';
import { blankImage, lost, type ReadyCell, type SiteImage, SiteLevels } from './site-levels.ts';

/** Sweeps sites and turns their losses into levels, one after the other in the same memory. */
export class SiteImages {
  readonly #sweep: FootprintSweep;
  readonly #levels: SiteLevels;
  readonly #own: SiteImage;

  /**
   * @param fan the rays of all sites, where they are there already
   * @throws Problem `network.not-metric`, `network.bad-reach`, `network.bad-carrier`
   */
  constructor(terrain: Terrain, settings: CoverageSettings, fan = fanOf(terrain, settings)) {
    this.#sweep = new FootprintSweep(terrain, settings, fan);
    this.#levels = new SiteLevels(settings, fan, terrain.grid.cell);
    this.#own = blankImage(fan);
  }

  get fan(): RayFan {
    return this.#sweep.fan;
  }

  /**
   * Checks a site without sweeping it.
   * @throws Problem `network.site-outside-terrain`, `network.site-in-hole`, `network.bad-antenna-height`, `network.bad-cell`
   */
  check(site: Site): void {
    this.#sweep.boxOf(site);
    this.#ready(site, 0);
  }

  /** @param first number of the site's first cell; @param into memory that is not used again; @throws Problem as `check` */
  of(site: Site, first: number, into = this.#own): SiteImage {
    return this.#levels.image(this.#sweep.sweep(site), site.height, this.#ready(site, first), into);
  }

  /** An image of which only the entries of some rays hold. @param rays in rising order; @throws Problem as `check` */
  along(site: Site, first: number, rays: ReadonlySet<number>): SiteImage {
    const footprint = this.#sweep.sweepRays(site, rays);
    const cells = this.#ready(site, first);
    const { first: entries } = this.fan;
    for (const ray of rays) {
      const range = [entries[ray] ?? 0, entries[ray + 1] ?? 0] as const;
      this.#levels.image(footprint, site.height, cells, this.#own, range);
    }
    return { ...this.#own, box: footprint.box };
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
