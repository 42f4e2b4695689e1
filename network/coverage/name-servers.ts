import { cellAt, type Grid } from '../sweep/grid.ts';
import { type CoverageLayer, clearServers, insertServer } from './coverage-layer.ts';
import type { Site } from './site.ts';
import type { SiteImages } from './site-images.ts';
import { lost } from './site-levels.ts';

/**
 * Names the servers of some pixels anew: of each site in reach, only the rays that decide these pixels are swept. Powers
 * stay as they are.
 * @param firsts number of each site's first cell
 */
export function nameServers(
  layer: CoverageLayer,
  pixels: readonly number[],
  grid: Grid,
  images: SiteImages,
  sites: readonly Site[],
  firsts: readonly number[],
): void {
  const { half, side, entry: entries, ray: rayOf } = images.fan;
  const places = pixels.map((pixel) => [Math.trunc(pixel / layer.columns), pixel % layer.columns] as const);
  for (const pixel of pixels) clearServers(layer, pixel);
  for (const [number, site] of sites.entries()) {
    const under = cellAt(grid, site);
    const [row, column] = [Math.trunc(under / grid.columns) - half, (under % grid.columns) - half];
    const wanted: [pixel: number, entry: number][] = [];
    for (const [at, [r, c]] of places.entries()) {
      const [up, right] = [r - row, c - column];
      if (up < 0 || up >= side || right < 0 || right >= side) continue;
      const entry = entries[up * side + right] ?? -1;
      if (entry >= 0) wanted.push([pixels[at] ?? 0, entry]);
    }
    if (wanted.length === 0) continue;
    wanted.sort(([, one], [, other]) => one - other);
    const { servers, levels } = images.along(
      site,
      firsts[number] ?? 0,
      new Set(wanted.map(([, entry]) => rayOf[entry] ?? 0)),
    );
    for (const [pixel, entry] of wanted) {
      const server = servers[entry] ?? 0;
      if (server !== 0 && server !== lost) insertServer(layer, pixel, server, levels[entry] ?? 0);
    }
  }
}
