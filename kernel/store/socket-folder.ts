import { createHash } from 'node:crypto';
import { chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, folderError, storeProblem } from './errors.ts';
import type { Account } from './unprivileged.ts';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux with the closing zero; the socket's name is `.s.PGSQL.5432`. */
const longestFolder = 103 - '/.s.PGSQL.5432.lock'.length;

/**
 * A private folder (0700, ours) for the socket of a cluster. It has a short path, because a socket's path must be
 * short and a data folder's need not be, and always the same one for the same data folder.
 */
export async function makeSocketFolder(clusterFolder: string, account: Account | undefined): Promise<string> {
  const uid = account?.uid ?? process.geteuid?.() ?? 0;
  const name = `yuheng-${createHash('sha256').update(`${uid}:${clusterFolder}`).digest('hex').slice(0, 16)}`;
  const parent = Buffer.byteLength(join(tmpdir(), name)) <= longestFolder ? tmpdir() : '/tmp';
  const folder = join(parent, name);
  try {
    await mkdir(folder, { mode: 0o700 });
    if (account !== undefined) await chown(folder, account.uid, account.gid);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw folderError(error, parent);
  }
  const found = await lstat(folder);
  // Somebody else's folder under our name could listen in; a folder of root's is one we made a moment ago.
  const owned = found.uid === uid || (account !== undefined && found.uid === 0);
  if (!found.isDirectory() || !owned || (found.mode & 0o077) !== 0)
    throw storeProblem('not-writable', { folder });
  if (account !== undefined && found.uid === 0) await chown(folder, account.uid, account.gid);
  return folder;
}
