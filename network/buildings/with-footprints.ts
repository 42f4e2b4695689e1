import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Problem } from '@yuheng/kernel/problem';
import { FootprintFault, type FootprintFile, UnknownSystemFault } from './footprint.ts';
import { readGeoJson } from './geojson-footprints.ts';
import { openGeoPackage } from './geopackage/open-geopackage.ts';
import { partsBeside, partsInZip } from './shapefile/find-parts.ts';
import { openShapefile } from './shapefile/open-shapefile.ts';

/** Bytes: what is parsed of GeoJSON takes some ten times as much memory. */
const mostWhole = 256 * 2 ** 20;

/**
 * Opens a file of footprints by its ending: `.geojson` or `.json`, `.shp` with its `.dbf` and `.prj` beside it or all of
 * them as `.zip`, `.gpkg`.
 */
async function open(path: string): Promise<FootprintFile> {
  switch (extname(path).toLowerCase()) {
    case '.shp':
      return openShapefile(await partsBeside(path));
    case '.zip':
      return openShapefile(partsInZip(await readFile(path)));
    case '.gpkg':
      return openGeoPackage(path);
    default:
      return readGeoJson(await readWhole(path));
  }
}

async function readWhole(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > mostWhole)
    throw new Problem('network.buildings-too-large', {
      file: basename(path),
      size: Math.ceil(size / 2 ** 20),
      most: mostWhole / 2 ** 20,
    });
  return readFile(path, 'utf8');
}

/**
 * Opens a file of footprints, hands it to some work, and closes it.
 * @throws Problem `network.unreadable-file`, `network.buildings-too-large`, `network.bad-buildings-file`, `network.unknown-coordinates`, also for what is
 * found wrong while the work walks through the file
 */
export async function withFootprints<Result>(
  folder: string,
  file: string,
  work: (footprints: FootprintFile) => Result,
): Promise<Result> {
  try {
    const opened = await open(join(folder, file));
    try {
      return work(opened);
    } finally {
      opened.close();
    }
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (error instanceof UnknownSystemFault)
      throw new Problem('network.unknown-coordinates', { file, system: message });
    if (error instanceof FootprintFault)
      throw new Problem('network.bad-buildings-file', { file, reason: message });
    // What the machine says of a file that is not there or too large.
    if (/^E[A-Z]+$|^ERR_FS_|^ERR_STRING_/.test(code))
      throw new Problem('network.unreadable-file', { file, reason: code });
    throw error;
  }
}
