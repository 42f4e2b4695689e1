import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { FootprintFault } from '../footprint.ts';
import type { ShapefileParts } from './open-shapefile.ts';

const endings = ['shp', 'dbf', 'shx', 'prj', 'cpg'] as const;
const part = /\.(shp|dbf|shx|prj|cpg)$/i;
/** What a zip may unpack to: the shapefile's own bound in bytes, and what deflate can make of a byte. */
const [mostUnpacked, mostOfByte] = [2 ** 31, 1032];

/** The files beside a `.shp` that have its name, in whatever letters their endings are. */
export async function partsBeside(path: string): Promise<ShapefileParts> {
  await stat(path);
  const folder = dirname(path);
  const stem = stemOf(basename(path));
  const names = (await readdir(folder)).filter((name) => part.test(name) && stemOf(name) === stem);
  const found = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name))] as const),
  );
  return partsOf(new Map(found), '.shp');
}

/**
 * The parts of the one shapefile in a zip, into memory only. What the zip claims to hold is added up before anything is
 * unpacked, and no more is unpacked than that.
 */
export function partsInZip(bytes: Uint8Array): ShapefileParts {
  // Bit 0 of the general purpose flag of the first entry (APPNOTE 4.4.4).
  if (((bytes[6] ?? 0) & 1) === 1) throw new FootprintFault('.zip: encrypted');
  let size = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!part.test(name) || name.includes('__MACOSX/')) return false;
        size += originalSize;
        if (size > Math.min(mostUnpacked, mostOfByte * bytes.length))
          throw new FootprintFault(`.zip: ${size} B`);
        return true;
      },
    });
    return partsOf(new Map(Object.entries(entries)), '.zip');
  } catch (error) {
    throw error instanceof FootprintFault ? error : new FootprintFault(`.zip: ${(error as Error).message}`);
  }
}

function partsOf(files: ReadonlyMap<string, Uint8Array>, kind: string): ShapefileParts {
  const shapes = [...files.keys()].filter((name) => /\.shp$/i.test(name));
  const [shape = ''] = shapes;
  if (shapes.length !== 1) throw new FootprintFault(`${kind}: ${shapes.length} × .shp`);
  const parts = Object.fromEntries(
    endings.map((ending) => [
      ending,
      [...files].find(
        ([name]) => stemOf(name) === stemOf(shape) && extname(name).slice(1).toLowerCase() === ending,
      )?.[1],
    ]),
  );
  const { shp, dbf, ...rest } = parts;
  if (shp === undefined || dbf === undefined) throw new FootprintFault('.dbf?');
  return { shp, dbf, ...rest };
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
