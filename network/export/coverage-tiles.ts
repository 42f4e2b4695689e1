import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { classOf, legendOf, levelSteps, paletteOf, unknownClass } from '../rules/picture-classes.ts';
import { cellsOf, cornersOf, latticeOf, type PictureLattice } from '../rules/picture-lattice.ts';
import { indexedPng } from './indexed-png.ts';
import { tileId } from './pmtiles/tile-id.ts';
import { type ArchiveTile, writeArchive } from './pmtiles/write-archive.ts';

/** Around the sphere of Web Mercator, m, and pixels of a tile. */
const world = 2 * Math.PI * 6_378_137;
const pixels = 256;
/** Finer than any grid. */
const deepest = 22;
/** Zooms below that at which all fits on a tile: maps draw nothing below the least, and a province is looked at from afar. */
const fromAfar = 4;

/**
 * SS-RSRP as the console paints it, as PNG tiles in Web Mercator in one PMTiles archive: from the zoom at which it is
 * some pixels large to that at which a pixel is no larger than a cell. Tiles on which nothing is covered are left out.
 */
export function coverageTiles(coverage: Coverage, projection: TransverseMercator): Iterable<Uint8Array> {
  const lattice = latticeOf(coverage.terrain.grid, projection, Number.POSITIVE_INFINITY);
  const { side, rows, columns } = lattice;
  const zoomOf = (length: number) => Math.log2(world / length);
  const maxZoom = Math.min(Math.max(Math.ceil(zoomOf(side * pixels)), 0), deepest);
  const minZoom = Math.min(
    Math.max(Math.floor(zoomOf(side * Math.max(rows, columns))) - fromAfar, 0),
    maxZoom,
  );
  const [[west = 0, north = 0] = [], , [east = 0, south = 0] = []] = cornersOf(lattice);
  const calibrated = coverage.settings.offsets !== undefined;
  return writeArchive(tilesOf(coverage, projection, lattice, minZoom, maxZoom), {
    minZoom,
    maxZoom,
    bounds: [west, south, east, north],
    metadata: {
      name: 'SS-RSRP',
      description: calibrated ? 'SS-RSRP dBm' : 'SS-RSRP dBm, not calibrated',
      type: 'overlay',
      calibrated,
      legend: legendOf('level', 'light'),
      unknown: paletteOf('level', 'light')[unknownClass],
    },
  });
}

function* tilesOf(
  coverage: Coverage,
  projection: TransverseMercator,
  { west, north, side, rows, columns }: PictureLattice,
  minZoom: number,
  maxZoom: number,
): Generator<ArchiveTile> {
  const palette = paletteOf('level', 'light');
  const classes = classesOf(coverage);
  for (let zoom = minZoom; zoom <= maxZoom; zoom += 1) {
    const size = world / 2 ** zoom;
    const span = (from: number, length: number) =>
      [Math.floor(from / size), Math.ceil((from + length) / size)] as const;
    const [left, right] = span(west + world / 2, columns * side);
    const [top, bottom] = span(world / 2 - north, rows * side);
    const places = Array.from({ length: (right - left) * (bottom - top) }, (_, at) => {
      const [x, y] = [left + (at % (right - left)), top + Math.trunc(at / (right - left))];
      return { id: tileId(zoom, x, y), x, y };
    });
    for (const { id, x, y } of places.toSorted((a, b) => a.id - b.id)) {
      const tile = {
        west: x * size - world / 2,
        north: world / 2 - y * size,
        side: size / pixels,
        rows: pixels,
        columns: pixels,
      };
      const shown = cellsOf(tile, coverage.terrain.grid, projection);
      const colours = Uint8Array.from(shown, (cell) => (cell < 0 ? 0 : (classes[cell] ?? 0)));
      if (colours.every((colour) => colour === 0)) continue;
      yield { id, bytes: indexedPng(colours, pixels, pixels, palette) };
    }
  }
}

/** By cell of the grid: the class of its level, `unknownClass`, or 0. */
function classesOf(coverage: Coverage): Uint8Array {
  const { level, gap } = coverage.rasters();
  return Uint8Array.from(level, (value, cell) =>
    gap[cell] === 0 ? classOf(value, levelSteps) : gap[cell] === 2 ? unknownClass : 0,
  );
}
