import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { packFiles } from './packs.ts';
import { repository } from './read-packs.ts';

const left = new Set(['dist', 'test', 'node_modules']);

/** SHA-256 over everything that the built console is made of: its own files, the packs' pages, messages and `pack.ts`. */
export async function sourceStamp(): Promise<string> {
  const packs = packFiles.map((file) => join(repository, dirname(file)));
  const roots = [
    join(repository, 'console'),
    ...packs.flatMap((pack) => [join(pack, 'console'), join(pack, 'messages'), join(pack, 'pack.ts')]),
    join(repository, 'package-lock.json'),
  ];
  const files = (await Promise.all(roots.map(filesBelow))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(repository, file).split(sep).join('/')).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}

async function filesBelow(root: string): Promise<string[]> {
  if (!existsSync(root)) return [];
  if ((await stat(root)).isFile()) return [root];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(root, file)
          .split(sep)
          .some((part) => left.has(part)),
    );
}
