import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digestOf } from '../audit/digest.ts';
import type { DataKey } from '../crypto/sealed.ts';
import { errorCode } from '../store/errors.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { backupProblem } from './errors.ts';
import { holdsSeal, sealOf } from './packing.ts';

/** Writes a value as JSON with a digest of itself, and where it belongs to what is sealed with a seal by the same key: the file is there whole or as it was before, also after a loss of power. */
export async function writeSealed(
  file: string,
  value: object,
  by: { readonly path: string; readonly key: DataKey | null } | null = null,
): Promise<void> {
  const digest = digestOf(value);
  const seal = by?.key ? { seal: sealOf(by.path, digest, by.key) } : {};
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ ...value, digest, ...seal })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncFolder(dirname(file));
}

/** What such a file says; null: there is none. @throws Problem backup.damaged-file */
export async function readSealed<T extends object>(file: string): Promise<T | null> {
  return (await readWhole<T>(file))?.value ?? null;
}

/** That it was written by whoever held the key, at this place. @throws Problem backup.damaged-file */
export async function demandSeal(file: string, path: string, key: DataKey | null): Promise<void> {
  if (key === null) return;
  const said = await readWhole(file);
  if (said === null || !holdsSeal(said.seal, path, said.digest, key))
    throw backupProblem('damaged-file', { file });
}

async function readWhole<T extends object>(
  file: string,
): Promise<{ readonly value: T; readonly digest: string; readonly seal: string } | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const said = parsed(text);
  const { digest, seal, ...value } = said ?? {};
  if (said === null || digest !== digestOf(value)) throw backupProblem('damaged-file', { file });
  return { value: value as T, digest, seal: String(seal ?? '') };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
