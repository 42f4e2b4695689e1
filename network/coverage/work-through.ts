import type { RayFan } from '../sweep/ray-fan.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { CoverageLayer } from './coverage-layer.ts';
import type { CoverageSettings, Site } from './site.ts';
import { firstCells, SiteImages } from './site-images.ts';
import { addImage } from './write-image.ts';

/** What a thread of a coverage gets; all arrays are shared. */
export interface CoverageTask {
  readonly terrain: Terrain;
  readonly settings: CoverageSettings;
  readonly sites: readonly Site[];
  readonly layer: CoverageLayer;
  readonly fan: RayFan;
  /** The next site to take, whether to stop, and a lock for each band of rows. */
  readonly control: Int32Array;
}

/** Rows that one lock guards. */
export const bandRows = 64;
const locks = 2;

/** Takes sites one after the other until none is left; the order in which they end up in the layer does not matter. */
export function workThrough(
  { terrain, settings, sites, layer, fan, control }: CoverageTask,
  done: () => void,
): void {
  const images = new SiteImages(terrain, settings, fan);
  const firsts = firstCells(sites);
  while (Atomics.load(control, 1) === 0) {
    const number = Atomics.add(control, 0, 1);
    const site = sites[number];
    if (site === undefined) break;
    const image = images.of(site, firsts[number] ?? 0);
    const [from, to] = [Math.max(image.box.row, 0), Math.min(image.box.row + image.box.rows, layer.rows)];
    for (let band = Math.trunc(from / bandRows); band * bandRows < to; band += 1) {
      lock(control, locks + band);
      addImage(layer, image, [band * bandRows, (band + 1) * bandRows]);
      unlock(control, locks + band);
    }
    done();
  }
}

function lock(control: Int32Array, at: number): void {
  while (Atomics.compareExchange(control, at, 0, 1) !== 0) Atomics.wait(control, at, 1);
}

function unlock(control: Int32Array, at: number): void {
  Atomics.store(control, at, 0);
  Atomics.notify(control, at, 1);
}
