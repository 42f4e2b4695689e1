import { readFile, stat } from 'node:fs/promises';
import { Problem } from '../http/problem.ts';
import { errorCode } from '../store/errors.ts';

/**
 * A file that holds a secret; null: there is none.
 * @param open bits of its mode that it must not have: by default those of everybody but its owner
 * @throws Problem crypto.key-file-open
 */
export async function readPrivate(file: string, open = 0o077): Promise<string | null> {
  try {
    const { mode } = await stat(file);
    // What others may read is no secret; Windows has no such bits.
    if (process.platform !== 'win32' && (mode & open) !== 0)
      throw new Problem('crypto.key-file-open', { file, mode: (mode & 0o777).toString(8) });
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
