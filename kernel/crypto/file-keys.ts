import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../http/problem.ts';
import type { KeySource } from './key-source.ts';
import { type HeldKey, masterKeysOf, masterKeyText, newMasterKey, parseMasterKeys } from './master-keys.ts';
import { readPrivate } from './private-file.ts';

/**
 * Master keys in a file that its owner alone may read: a line each, the newest last (master-keys.ts). Several servers of
 * one database are given the same file.
 * Each call may throw Problem crypto.key-file-open, crypto.bad-key-file.
 */
export function fileKeys(file: string): KeySource {
  return {
    async load() {
      const keys = await readKeys(file);
      return keys && masterKeysOf(keys);
    },
    async make(profile) {
      const before = (await readKeys(file)) ?? [];
      const keys = [...before, newMasterKey(profile ?? before.at(-1)?.profile ?? 'international')];
      await writeWhole(file, masterKeyText(keys));
      return masterKeysOf(keys);
    },
  };
}

async function readKeys(file: string): Promise<readonly HeldKey[] | null> {
  const text = await readPrivate(file);
  if (text === null) return null;
  const keys = parseMasterKeys(text);
  if (typeof keys === 'number') throw new Problem('crypto.bad-key-file', { file, line: keys });
  return keys;
}

/** Either the old text is there or the new one, and the new one outlives a loss of power: a key that is gone opens nothing. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  await rm(beside, { force: true });
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  const folder = await open(dirname(file), 'r');
  // Some systems have no way to do it.
  await folder.sync().catch(() => undefined);
  await folder.close();
}
