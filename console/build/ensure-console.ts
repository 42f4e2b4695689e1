import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sourceStamp } from './source-stamp.ts';

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
    await make(making);
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

/** @throws Error with what the bundler said */
async function make(folder: string): Promise<void> {
  const script = join(import.meta.dirname, 'make-console.ts');
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  // Out of reach of Ctrl-C: who is stopped meanwhile waits for it, and ends as always.
  const child = spawn(process.execPath, [script, folder], { stdio: [...stdio], detached: true });
  const ended = once(child, 'exit');
  const said = await text(child.stderr);
  const [code] = await ended;
  if (code !== 0) throw new Error(said);
}

async function removeOld(): Promise<void> {
  const names = (await readdir(dist)).filter((name) => !name.startsWith('.'));
  const ages = await Promise.all(
    names.map(async (name) => ({ path: join(dist, name), at: (await stat(join(dist, name))).mtimeMs })),
  );
  const old = ages.toSorted((a, b) => b.at - a.at).slice(kept);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
