import { readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { CaseAntennas } from './case-parts.ts';

/**
 * The files that a case reads: antennas, calibration, buildings and, of a shapefile, its other parts.
 * @param beside folder that the case lies in
 */
export async function caseFiles(
  given: {
    readonly antennas: CaseAntennas;
    readonly buildings?: string | undefined;
    readonly calibration?: string | undefined;
  },
  beside: string,
): Promise<readonly string[]> {
  const antennas = Object.values(given.antennas).flatMap((one) => (one.kind === 'msi' ? [one.file] : []));
  const named = [...antennas, given.calibration, given.buildings].flatMap((file) =>
    file === undefined ? [] : [join(beside, file)],
  );
  const buildings = join(beside, given.buildings ?? '');
  if (!/\.shp$/i.test(given.buildings ?? '')) return named;
  const stem = buildings.slice(0, -extname(buildings).length);
  const around = await readdir(dirname(buildings)).catch(() => []);
  const parts = around.map((name) => join(dirname(buildings), name));
  return [...named, ...parts.filter((path) => path.slice(0, -extname(path).length) === stem)];
}
