import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digestOf } from '../audit/digest.ts';
import { errorCode } from '../store/errors.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { backupProblem } from './errors.ts';

/** Writes a value as JSON with a digest of itself: the file is there whole or as it was before, also after a loss of power. */
export async function writeSealed(file: string, value: object): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ ...value, digest: digestOf(value) })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncFolder(dirname(file));
}

/** What such a file says; null: there is none. @throws Problem backup.damaged-file */
export async function readSealed<T extends object>(file: string): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const said = parsed(text);
  const { digest, ...value } = said ?? {};
  if (said === null || digest !== digestOf(value)) throw backupProblem('damaged-file', { file });
  return value as T;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
