import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { compressFolder } from './compress.ts';
import { sourceStamp } from './source-stamp.ts';

const consoleFolder = join(import.meta.dirname, '..');
const dist = join(consoleFolder, 'dist');

/** Built consoles that are kept: a running server goes on serving the one it started with. */
const kept = 3;

export type BuildStep = 'bundling' | 'compressing' | 'done';

export interface BuildOptions {
  /** A folder of its own; what is in it is removed. */
  readonly outDir: string;
  readonly onProgress?: (step: BuildStep) => void;
}

/** Builds the console into `outDir`, with `.br` and `.gz` beside every file that they make smaller. */
export async function buildConsole({ outDir, onProgress }: BuildOptions): Promise<void> {
  onProgress?.('bundling');
  await build({
    configFile: join(consoleFolder, 'vite.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  onProgress?.('compressing');
  await compressFolder(outDir);
  onProgress?.('done');
}

/**
 * The folder of the console as its files are now; builds it if there is none yet.
 * Its name is the digest of the files, and it appears whole or not at all: several processes may ask at once.
 */
export async function ensureConsole(options: Pick<BuildOptions, 'onProgress'> = {}): Promise<string> {
  const folder = join(dist, (await sourceStamp()).slice(0, 16));
  if (existsSync(folder)) return folder;
  const making = join(dist, `.making-${randomUUID()}`);
  await mkdir(making, { recursive: true });
  try {
    await buildConsole({ ...options, outDir: making });
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
