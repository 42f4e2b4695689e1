import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Problem } from '@yuheng/kernel/problem';
import type { ElevationRaster } from './elevation-raster.ts';
import { openGeoTiff } from './geotiff-raster.ts';
import { hgtTile } from './hgt-tile.ts';
import { sdfPage } from './sdf-page.ts';

const elevation = /\.(hgt|sdf|tiff?)(\.gz)?$/i;

/** What a coverage calls its first band: decibels are not to be taken for heights. */
const coverageName = 'SS-RSRP';

/** Opens files of heights one at a time: in the order of their names, so that the same folder gives the same terrain. */
export async function* openFolder(folder: string): AsyncGenerator<ElevationRaster> {
  const entries = await readdir(folder).catch((error: unknown) => {
    const reason = (error as { code?: string }).code ?? '';
    throw new Problem('network.unreadable-file', { file: folder, reason });
  });
  const names = entries.filter((name) => elevation.test(name)).toSorted();
  if (names.length === 0) throw new Problem('network.no-terrain-files', { folder });
  for (const name of names) yield await openElevation(join(folder, name), name);
}

async function openElevation(path: string, name: string): Promise<ElevationRaster> {
  const [, kind = '', packed] = elevation.exec(name) ?? [];
  if (/^tif/i.test(kind)) {
    if (packed !== undefined) throw new Problem('network.unfit-terrain-file', { file: name, reason: packed });
    const raster = await openGeoTiff(path, name);
    if (!(raster.description ?? '').startsWith(coverageName)) return raster;
    await raster.close();
    throw new Problem('network.coverage-as-terrain', { file: name });
  }
  const raw = await readFile(path);
  let bytes: Uint8Array = raw;
  if (packed !== undefined) {
    try {
      bytes = gunzipSync(raw, { maxOutputLength: 200_000_000 });
    } catch (error) {
      throw new Problem('network.bad-terrain-file', { file: name, reason: (error as Error).message });
    }
  }
  return kind.toLowerCase() === 'hgt' ? hgtTile(name, bytes) : sdfPage(name, bytes);
}
