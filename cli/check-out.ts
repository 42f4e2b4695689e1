import { access, constants, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from './input-error.ts';

/**
 * Before anything is computed: the folder of an output is there and can be written to, and neither the output nor the part
 * that is written first is a file that will be read, by whatever name, link or path. Files are compared by what they are
 * on the disk, not by what they are called.
 * @param reads files, and folders whose files are read
 * @throws InputError
 */
export async function checkOut(out: string, reads: readonly string[]): Promise<void> {
  const folder = dirname(out);
  try {
    if (!(await stat(folder)).isDirectory()) throw new InputError('usage.no-folder', { file: out, folder });
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('usage.unwritable', { file: out, reason: (error as Error).message });
  }
  if ((await stat(out).catch(() => undefined))?.isDirectory() === true)
    throw new InputError('usage.is-folder', { file: out });
  const read = new Map<string, string>();
  for (const path of await filesIn(reads)) {
    const known = await identity(path);
    if (known !== undefined) read.set(known, path);
  }
  for (const written of [out, `${out}.part`]) {
    const own = read.get((await identity(written)) ?? '');
    if (own !== undefined) throw new InputError('usage.overwrites', { file: written, input: own });
  }
}

async function filesIn(reads: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(
    reads.map(async (path) => {
      const names = await readdir(path).catch(() => undefined);
      return names === undefined ? [path] : names.map((name) => join(path, name));
    }),
  );
  return files.flat();
}

/** Device and number on it; what is not there has none, and its absence is somebody else's complaint. */
async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}
