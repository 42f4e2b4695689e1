import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { writeGeoTiff } from '../../export/write-geotiff.ts';
import { hills } from '../sample-terrain.ts';

/** Writes hills about a place into a folder as `dem.tif`: 101 by 101 cells of 40 m. */
export async function writeHills(
  folder: string,
  place: { readonly longitude: number; readonly latitude: number },
): Promise<void> {
  const { projection, epsg } = utmAbout(place);
  const middle = projection.project(place);
  const grid = {
    kind: 'metric' as const,
    west: Math.round(middle.x) - 2000,
    south: Math.round(middle.y) - 2000,
    cell: 40,
    rows: 101,
    columns: 101,
  };
  const values = hills(grid).ground;
  await writeFile(
    join(folder, 'dem.tif'),
    Buffer.concat([...writeGeoTiff(grid, epsg, [{ name: 'dem', values }])]),
  );
}
