import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sourceStamp } from './source-stamp.ts';

const run = promisify(execFile);
const dist = join(import.meta.dirname, '..', 'dist');

/** Built consoles that are kept: a running server goes on serving the one it started with. */
const kept = 3;

/**
 * The folder of the console as its files are now; builds it if there is none yet.
 * Its name is the digest of the files, and it appears whole or not at all: several processes may ask at once.
 */
export async function ensureConsole(): Promise<string> {
  const folder = join(dist, (await sourceStamp()).slice(0, 16));
  if (existsSync(folder)) return folder;
  const making = join(dist, `.making-${randomUUID()}`);
  await mkdir(making, { recursive: true });
  try {
    await run(process.execPath, [join(import.meta.dirname, 'make-console.ts'), making]);
    await rename(making, folder).catch((error: unknown) => {
      // Another process was faster; its folder has the same content.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await removeOld();
  return folder;
}

async function removeOld(): Promise<void> {
  const names = (await readdir(dist)).filter((name) => !name.startsWith('.'));
  const ages = await Promise.all(
    names.map(async (name) => ({ path: join(dist, name), at: (await stat(join(dist, name))).mtimeMs })),
  );
  const old = ages.toSorted((a, b) => b.at - a.at).slice(kept);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
