import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from './input-error.ts';

/**
 * Refuses a raster that would lie in the folder that heights are read from, by whatever way the folder is named.
 * @throws InputError
 */
export async function refuseTerrainFolder(out: string, terrain: string): Promise<void> {
  if (!/\.tiff?$/i.test(out)) return;
  // A folder that is not there is somebody else's complaint.
  const real = (path: string) => realpath(path).catch(() => path);
  if ((await real(dirname(out))) === (await real(terrain)))
    throw new InputError('network.terrain-folder', { out, terrain });
}
