import { deflateSync } from 'node:zlib';
import type { Grid } from '../sweep/grid.ts';
import { directorySize, type TagValues, writeDirectory } from './tiff-directory.ts';

/** One band of a raster, row by row from the south; NaN where there is nothing. */
export interface Band {
  readonly name: string;
  readonly values: ArrayLike<number>;
  /** Value that stands for nothing beside NaN: written as NaN, which the file states as its no-data. */
  readonly nothing?: number;
}

const side = 256;

interface Level {
  readonly step: number;
  readonly rows: number;
  readonly columns: number;
  /** Compressed, band after band, row of tiles after row of tiles. */
  readonly tiles: readonly Uint8Array[];
}

/**
 * A cloud-optimised GeoTIFF: bands of 32-bit floats in deflated tiles, with overviews of every second cell down to one
 * tile, directories in front and the smallest overview first (OGC 19-008, GeoTIFF 1.1; OGC 21-026, COG 1.0).
 * @param epsg code of the grid's reference system
 * @returns pieces of the file, in order
 */
export function* writeGeoTiff(grid: Grid, epsg: number, bands: readonly Band[]): Generator<Uint8Array> {
  const levels: Level[] = [];
  for (let step = 1; ; step *= 2) {
    const [rows, columns] = [Math.ceil(grid.rows / step), Math.ceil(grid.columns / step)];
    levels.push({ step, rows, columns, tiles: tilesOf(grid, bands, step) });
    if (rows <= side && columns <= side) break;
  }
  const blank = levels.map((level) => tagsOf(grid, epsg, bands, level, 0));
  const starts: number[] = [];
  let offset = 8;
  for (const tags of blank) {
    starts.push(offset);
    offset += directorySize(tags);
  }
  const data = new Map<Level, number>();
  for (const level of levels.toReversed()) {
    data.set(level, offset);
    offset += level.tiles.reduce((sum, tile) => sum + tile.length, 0);
  }
  yield Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0);
  for (const [index, level] of levels.entries())
    yield writeDirectory(
      tagsOf(grid, epsg, bands, level, data.get(level) ?? 0),
      starts[index] ?? 0,
      starts[index + 1] ?? 0,
    );
  for (const level of levels.toReversed()) yield* level.tiles;
}

function tagsOf(grid: Grid, epsg: number, bands: readonly Band[], level: Level, start: number) {
  const { step, rows, columns, tiles } = level;
  const each = (value: number) => bands.map(() => value);
  const short = (...numbers: number[]): TagValues => ({ type: 'short', numbers });
  const long = (...numbers: number[]): TagValues => ({ type: 'long', numbers });
  let offset = start;
  const offsets = tiles.map(({ length }) => {
    const at = offset;
    offset += length;
    return at;
  });
  const tags = new Map<number, TagValues>([
    [254, long(step === 1 ? 0 : 1)],
    [256, long(columns)],
    [257, long(rows)],
    [258, short(...each(32))],
    [259, short(8)],
    [262, short(1)],
    [277, short(bands.length)],
    [284, short(2)],
    [322, short(side)],
    [323, short(side)],
    [324, { type: 'long', numbers: offsets }],
    [325, { type: 'long', numbers: tiles.map(({ length }) => length) }],
    [339, short(...each(3))],
    [42_113, { type: 'ascii', text: 'nan' }],
  ]);
  if (bands.length > 1) tags.set(338, short(...bands.slice(1).map(() => 0)));
  if (step === 1) {
    const metric = grid.kind === 'metric';
    const north = grid.south + (grid.rows - 0.5) * grid.cell;
    tags.set(33_550, { type: 'double', numbers: [grid.cell, grid.cell, 0] });
    tags.set(33_922, { type: 'double', numbers: [0, 0, 0, grid.west - 0.5 * grid.cell, north, 0] });
    tags.set(
      34_735,
      short(1, 1, 1, 3, 1024, 0, 1, metric ? 1 : 2, 1025, 0, 1, 1, metric ? 3072 : 2048, 0, 1, epsg),
    );
    const items = bands.map(
      ({ name }, index) => `<Item name="DESCRIPTION" sample="${index}" role="description">${name}</Item>`,
    );
    tags.set(42_112, { type: 'ascii', text: `<GDALMetadata>${items.join('')}</GDALMetadata>` });
  }
  return tags;
}

/** Every `step`th cell, so that an overview shows values that are there; beyond the edges nothing. */
function tilesOf(grid: Grid, bands: readonly Band[], step: number): readonly Uint8Array[] {
  const [rows, columns] = [Math.ceil(grid.rows / step), Math.ceil(grid.columns / step)];
  const tiles: Uint8Array[] = [];
  for (const { values, nothing } of bands) {
    for (let top = 0; top < rows; top += side) {
      for (let left = 0; left < columns; left += side) {
        const tile = new Float32Array(side * side).fill(Number.NaN);
        for (let row = top; row < Math.min(top + side, rows); row += 1) {
          const from = (grid.rows - 1 - row * step) * grid.columns;
          for (let column = left; column < Math.min(left + side, columns); column += 1) {
            const value = values[from + column * step] ?? Number.NaN;
            if (value !== nothing) tile[(row - top) * side + column - left] = value;
          }
        }
        tiles.push(deflateSync(new Uint8Array(tile.buffer), { level: 4 }));
      }
    }
  }
  return tiles;
}
