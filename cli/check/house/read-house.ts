import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHouse, packFoldersOf } from './build-house.ts';
import { committedDebts } from './committed-debts.ts';
import type { House } from './house.ts';
import { listFiles } from './list-files.ts';
import { loadPack } from './load-pack.ts';

const readable = /\.(ts|tsx|mts|js|mjs|css|sql|sh|json|md|cedar)$/;

/** Reads the repository at `root`, loads its packs, and asks git for the history of the debts. */
export async function readHouse(root: string): Promise<House> {
  const files = new Map<string, string>();
  for (const path of await listFiles(root)) {
    if (!readable.test(path)) continue;
    const text = await textOf(join(root, path));
    if (text !== null) files.set(path, text);
  }
  const packs = [];
  for (const { folder } of packFoldersOf([...files.keys()])) packs.push(await loadPack(root, folder));
  return buildHouse(files, { packs, committedDebts: await committedDebts(root) });
}

/** Null for a file that git still lists but that is gone. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return null;
    throw error;
  }
}
