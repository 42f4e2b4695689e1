import { type CoverageLayer, insertServer, removeServer } from './coverage-layer.ts';
import { lost, type SiteImage } from './site-levels.ts';

/** Rows of a layer from, and up to before. */
export type Rows = readonly [from: number, to: number];

/** Adds what a site gives to the rows of a layer. */
export function addImage(layer: CoverageLayer, image: SiteImage, rows: Rows): void {
  const { servers, levels, power } = image;
  eachPixel(layer, image, rows, (pixel, at) => {
    const server = servers[at] ?? 0;
    if (server === lost) layer.unknown[pixel] = (layer.unknown[pixel] ?? 0) + 1;
    else {
      layer.power[pixel] = (layer.power[pixel] ?? 0) + (power[at] ?? 0);
      insertServer(layer, pixel, server, levels[at] ?? 0);
    }
  });
}

/** Takes it out again. @param short told of each pixel that has fewer servers listed than are shown, and others that may come next */
export function removeImage(layer: CoverageLayer, image: SiteImage, short: (pixel: number) => void): void {
  const { servers, power } = image;
  eachPixel(layer, image, [0, layer.rows], (pixel, at) => {
    const server = servers[at] ?? 0;
    if (server === lost) layer.unknown[pixel] = (layer.unknown[pixel] ?? 0) - 1;
    else {
      layer.power[pixel] = (layer.power[pixel] ?? 0) - (power[at] ?? 0);
      if (removeServer(layer, pixel, server)) short(pixel);
    }
  });
}

/** Pixels of a layer that an image says something of. */
function eachPixel(
  layer: CoverageLayer,
  { box, servers, fan }: SiteImage,
  rows: Rows,
  visit: (pixel: number, at: number) => void,
): void {
  const from = Math.max(rows[0], box.row, 0);
  const to = Math.min(rows[1], box.row + box.rows, layer.rows);
  const left = Math.max(box.column, 0);
  const right = Math.min(box.column + box.columns, layer.columns);
  const { entry: entries } = fan;
  for (let row = from; row < to; row += 1) {
    const there = row * layer.columns;
    const here = (row - box.row) * box.columns - box.column;
    for (let column = left; column < right; column += 1) {
      const entry = entries[here + column] ?? -1;
      if (entry >= 0 && servers[entry] !== 0) visit(there + column, entry);
    }
  }
}
