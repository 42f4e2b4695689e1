import { join } from 'node:path';
import { build } from 'vite';
import { compressFolder } from './compress.ts';

/** Builds the console into a folder, of which nothing stays, with `.br` and `.gz` beside every file that they make smaller. */
async function makeConsole(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '..');
  await build({
    configFile: join(root, 'vite.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  await compressFolder(outDir);
}

// A process of its own: a server would keep the bundler in its memory for as long as it runs.
await makeConsole(process.argv[2] ?? '');
