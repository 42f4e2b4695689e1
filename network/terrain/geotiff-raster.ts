import { Problem } from '@yuheng/kernel/problem';
import { fromFile, type GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { type ReferenceSystem, referenceSystem } from '../coordinates/reference-systems.ts';
import type { Box } from '../sweep/grid.ts';
import type { ElevationRaster } from './elevation-raster.ts';
import { GeoTiffBlocks } from './geotiff-blocks.ts';
import { knownHeight } from './known-height.ts';
import { checkTiffDirectory } from './tiff-directory-check.ts';

/** More cells than this are not read at once: 800 MB. */
const mostCells = 200_000_000;

/**
 * The first band of a GeoTIFF as heights in metres. Only the tiles or strips that a box needs are read, so that the size
 * of the file does not matter.
 * @throws Problem `network.bad-terrain-file`, `network.unfit-terrain-file`, `network.terrain-block-too-large`
 */
export async function openGeoTiff(path: string, name: string): Promise<ElevationRaster> {
  await guarded(name, () => checkTiffDirectory(path));
  const tiff = await guarded(name, () => fromFile(path));
  try {
    return await rasterOf(tiff, path, name);
  } catch (error) {
    await tiff.close();
    throw error;
  }
}

async function rasterOf(tiff: GeoTIFF, path: string, name: string): Promise<ElevationRaster> {
  const image = await guarded(name, () => tiff.getImage());
  const unfit = (reason: string) => new Problem('network.unfit-terrain-file', { file: name, reason });
  const { fileDirectory } = image;
  if (fileDirectory.hasTag('ModelTransformation')) throw unfit('ModelTransformation');
  const [width = 0, height = 0] = await guarded(name, async () => image.getResolution());
  const [left = 0, top = 0] = await guarded(name, async () => image.getOrigin());
  if (!(width > 0 && height < 0)) throw unfit(`${width} × ${height}`);
  const keys = await guarded(name, async () => image.getGeoKeys());
  const system = systemOf(keys);
  if (system === undefined)
    throw unfit(`EPSG:${keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey ?? '?'}`);
  // A sample stands for an area about its centre, or for the point that the file names.
  const half = keys?.GTRasterTypeGeoKey === 2 ? 0 : 0.5;
  const [rows, columns] = [image.getHeight(), image.getWidth()];
  const blocks = await guarded(name, () => GeoTiffBlocks.of(image, path, name));
  const description = await guarded(name, async () => (await image.getGDALMetadata(0))?.['DESCRIPTION']);
  return {
    file: name,
    ...(typeof description === 'string' ? { description } : {}),
    system,
    west: left + half * width,
    south: top + (rows - 1 + half) * height,
    width,
    height: -height,
    rows,
    columns,
    read: async (box) => {
      if (box.rows * box.columns > mostCells)
        throw new Problem('network.area-too-large', { cells: box.rows * box.columns, most: mostCells });
      return guarded(name, () => readHeights(image, blocks, { ...box, row: rows - box.row - box.rows }));
    },
    close: async () => {
      await tiff.close();
    },
  };
}

function systemOf(keys: ReturnType<GeoTIFFImage['getGeoKeys']>): ReferenceSystem | undefined {
  return referenceSystem(Number(keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey ?? 0));
}

/** From the north in the file, from the south in what comes out. */
async function readHeights(image: GeoTIFFImage, blocks: GeoTiffBlocks, box: Box): Promise<Float32Array> {
  const { rows, columns } = box;
  const values = await blocks.read(box);
  const nothing = image.getGDALNoData();
  const heights = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = values[(rows - 1 - row) * columns + column] ?? Number.NaN;
      heights[row * columns + column] = knownHeight(value, nothing);
    }
  }
  return heights;
}

/** What the reader of the format throws at a broken file names the file. */
async function guarded<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('network.bad-terrain-file', { file, reason: (error as Error).message });
  }
}
