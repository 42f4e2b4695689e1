import { basename } from 'node:path';
import { Problem } from '@yuheng/kernel/problem';
import type { CoverageCase } from '../case/coverage-case.ts';
import type { TerrainName } from '../rules/case-shape.ts';

/** The folder with heights, buildings, antenna and calibration files that the operator set: YUHENG_TERRAIN_DIR; null without. */
export function terrainFolder(environment: NodeJS.ProcessEnv): string | null {
  return environment['YUHENG_TERRAIN_DIR'] || null;
}

/** @throws Problem `network.no-terrain-folder` */
export function requireFolder(environment: NodeJS.ProcessEnv): string {
  const folder = terrainFolder(environment);
  if (folder === null) throw new Problem('network.no-terrain-folder');
  return folder;
}

/**
 * Files that a case names lie in the folder itself: a name that leads elsewhere is refused.
 * @throws Problem `network.file-elsewhere`, `network.file-without-folder`
 */
export function checkFiles({ buildings, calibration, antennas }: CoverageCase, terrain: TerrainName): void {
  const named = Object.values(antennas).flatMap((antenna) => (antenna.kind === 'msi' ? [antenna.file] : []));
  for (const file of [buildings, calibration, ...named]) {
    if (file === undefined) continue;
    if (terrain === 'synthetic') throw new Problem('network.file-without-folder', { file });
    if (file !== basename(file) || file.includes('\\') || file.startsWith('.'))
      throw new Problem('network.file-elsewhere', { file });
  }
}
