import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const skipped = new Set(['node_modules', 'dist', '.git', '.yuheng']);

/** The files of the repository as git sees them (tracked or new, not ignored); without git, all but what is built. */
export async function listFiles(root: string): Promise<readonly string[]> {
  try {
    const gone = new Set(await lsFiles(root, ['--deleted']));
    const known = new Set(await lsFiles(root, ['--cached', '--others', '--exclude-standard']));
    return [...known].filter((path) => !gone.has(path)).toSorted();
  } catch {
    return (await walkFolder(root, '')).toSorted();
  }
}

async function lsFiles(root: string, what: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run('git', ['ls-files', '-z', ...what], { cwd: root, maxBuffer: 64 << 20 });
  return stdout.split('\0').filter((path) => path !== '');
}

async function walkFolder(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...(await walkFolder(root, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
