import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode, folderError } from './errors.ts';

/**
 * Makes a folder, and those above it that are missing. Not by `recursive`: where a file system refuses new folders
 * with ENOENT (as /proc does), Node would try for ever.
 * @param mode of the folder itself
 * @throws store.not-writable, store.disk-full
 */
export async function makeFolder(folder: string, mode = 0o755): Promise<void> {
  try {
    await make(resolve(folder), mode);
  } catch (error) {
    throw folderError(error, folder);
  }
}

async function make(folder: string, mode: number, again = true): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && again) {
      const parent = dirname(folder);
      if (!(await isFolder(parent))) await make(parent, 0o755);
      // Whoever made the parent, we or somebody at the same time: once more, and no third time.
      await make(folder, mode, false);
    } else if (code !== 'EEXIST' || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
