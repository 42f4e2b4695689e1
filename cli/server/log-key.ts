import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Seed of the key that signs heads of the log: `<data>/log.key`, 64 hex digits, readable by its owner only, made when it is
 * missing. Several servers of one database are given the same file.
 */
export async function logSeed(data: string): Promise<Uint8Array> {
  const file = join(data, 'log.key');
  const made = `${randomBytes(32).toString('hex')}\n`;
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  const seed = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
  if (seed.length !== 32) throw new Error(`${file} is no key: it must hold 64 hex digits`);
  return seed;
}
