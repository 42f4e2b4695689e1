import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { compressFolder } from './compress.ts';
import { sourceStamp } from './source-stamp.ts';

const console = join(import.meta.dirname, '..');

/** Where the built console lies unless told otherwise. */
export const distFolder: string = join(console, 'dist');

export type BuildStep = 'bundling' | 'compressing' | 'done';

export interface BuildOptions {
  readonly outDir?: string;
  readonly onProgress?: (step: BuildStep) => void;
}

/** Builds the console into `outDir`, with `.br` and `.gz` beside every file that they make smaller. */
export async function buildConsole({ outDir = distFolder, onProgress }: BuildOptions = {}): Promise<void> {
  onProgress?.('bundling');
  await build({
    configFile: join(console, 'vite.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir },
  });
  onProgress?.('compressing');
  await compressFolder(outDir);
  onProgress?.('done');
}

/** Builds the console if anything it is made of has changed since the last time. Answers its folder. */
export async function ensureConsole(options: Pick<BuildOptions, 'onProgress'> = {}): Promise<string> {
  const stampFile = join(distFolder, '.stamp');
  const stamp = await sourceStamp();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return distFolder;
  await buildConsole(options);
  await mkdir(distFolder, { recursive: true });
  // Last: a build that was cut short has no stamp and is made again.
  await writeFile(stampFile, stamp);
  return distFolder;
}
