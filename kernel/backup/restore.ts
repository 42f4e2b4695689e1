import {
  access,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  rmdir,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { DataKey } from '../crypto/sealed.ts';
import { openDatabase } from '../store/database.ts';
import { errorCode, folderError } from '../store/errors.ts';
import { makeFolder } from '../store/make-folder.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { chooseAccount } from '../store/unprivileged.ts';
import { atOnce } from './at-once.ts';
import { places } from './backup-folder.ts';
import { keyOpener, masterKeys } from './backup-keys.ts';
import { chooseBase, type Restorable, readCatalog, restorables } from './catalog.ts';
import { reachFile, reachPath, readDigests, segmentPath } from './chain.ts';
import { type CheckedLogs, checkLogs } from './check-logs.ts';
import { backupProblem, readError } from './errors.ts';
import { restoreHouse } from './house-files.ts';
import { parseLsn, type Stretch, stretchesOf } from './lsn.ts';
import { unpackFile } from './packed-file.ts';
import { type Recovered, recover } from './recover.ts';
import { demandSeal } from './sealed-file.ts';
import { basePath } from './take-base.ts';

export interface RestoreRequest {
  readonly folder: string;
  /** The new data folder: missing or empty. */
  readonly to: string;
  /** ISO 8601, UTC, with milliseconds; null: as far as there is WAL. */
  readonly at: string | null;
  /** File of the master keys by which it was sealed. */
  readonly keys?: string | null;
  /** Ends it at the next opportunity, and leaves nothing. */
  readonly signal?: AbortSignal;
}

export interface Restored {
  readonly base: string;
  /** The moment that the data is of: everything that was committed until then is there. */
  readonly moment: string;
  /** When the last transaction was committed that is there; null: none since the base. */
  readonly lastCommit: string | null;
  readonly bytes: number;
  readonly seconds: { readonly copy: number; readonly recover: number; readonly check: number };
  readonly logs: CheckedLogs;
}

const FILES_AT_ONCE = 4;

/**
 * Restores a data folder from a base and its WAL; every file is held against its digest on the way. The folder is there whole or
 * not at all: what is made stands beside in it until it can be used. Ends with every entry of the logs hashed anew.
 * @param use is given the restored server before it is stopped
 * @throws Problem backup.not-a-backup, backup.nothing-yet, backup.no-such-moment, backup.not-empty, backup.damaged-file,
 * backup.missing-file, backup.missing-segment, backup.not-recovered, those of `keyOpener`, store.disk-full, store.not-writable
 */
export async function restore(
  { folder, to, at, keys = null, signal }: RestoreRequest,
  use: (url: string, restored: Restored) => Promise<void> = () => Promise.resolve(),
): Promise<Restored> {
  const catalog = await readCatalog(folder);
  // With keys at hand nothing is taken that anybody could have written.
  const trusted = restorables(catalog).filter(({ base }) => keys === null || base.key !== null);
  const chosen = chooseBase(trusted, at);
  const openKey = keyOpener(catalog.mark.system, catalog.mark.keys, masterKeys(keys, []));
  const key = await openKey(chosen.base.key);
  await demandSeals(folder, chosen, key);
  const made = await takeEmpty(to);
  let working: string | undefined;
  try {
    const clock = stopwatch();
    working = await mkdtemp(join(to, '.restoring-'));
    await copyBase(folder, chosen, key, working, catalog.mark.segmentBytes, signal);
    const copy = clock();
    const recovered = await recover(working, at);
    const seconds = { copy, recover: clock() };
    const restored = await check(recovered, chosen, at, seconds, clock)
      .then(async (checked) => {
        signal?.throwIfAborted();
        await use(recovered.url, checked);
        return checked;
      })
      .finally(() => recovered.cluster.close());
    await restoreHouse(folder, at, to, key);
    await rename(join(working, 'postgres'), join(to, 'postgres'));
    await rm(working, { recursive: true, force: true });
    await syncFolder(to);
    return restored;
  } catch (error) {
    await empty(to, made);
    throw folderError(error, to);
  }
}

async function check(
  { url, lastCommit }: Recovered,
  { base, until }: Restorable,
  at: string | null,
  seconds: { readonly copy: number; readonly recover: number },
  clock: () => number,
): Promise<Restored> {
  const database = await openDatabase({ url, poolSize: 2 });
  try {
    const logs = await checkLogs(database, base.heads);
    const { name, bytes } = base;
    return {
      base: name,
      moment: at ?? until,
      lastCommit,
      bytes,
      seconds: { ...seconds, check: clock() },
      logs,
    };
  } finally {
    await database.close();
  }
}

/** @returns whether the folder was made. @throws Problem backup.not-empty */
async function takeEmpty(to: string): Promise<boolean> {
  const made = await access(to).then(
    () => false,
    () => true,
  );
  await makeFolder(to, 0o700);
  const found = await readdir(to).catch((error: unknown) => {
    throw folderError(error, to);
  });
  if (found.some((name) => name !== 'lost+found')) throw backupProblem('not-empty', { folder: to });
  return made;
}

/** A restore that failed leaves the folder as it found it. */
async function empty(to: string, made: boolean): Promise<void> {
  for (const name of await readdir(to).catch(() => []))
    if (name !== 'lost+found') await rm(join(to, name), { recursive: true, force: true });
  if (made) await rmdir(to).catch(() => undefined);
}

async function copyBase(
  folder: string,
  { base, chain }: Restorable,
  key: DataKey | null,
  data: string,
  segmentBytes: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const from = join(places.bases(folder), base.name, 'postgres');
  const to = join(data, 'postgres');
  await mkdir(to, { mode: 0o700 });
  for (const path of base.folders) await makeFolder(join(to, path), 0o700);
  const wal = join(places.wal(folder), chain.name);
  const digests = await readDigests(wal);
  const { timeline, lsn, tail } = chain.reach;
  const stretches = stretchesOf(timeline, parseLsn(base.startLsn), parseLsn(lsn), segmentBytes);
  await atOnce(FILES_AT_ONCE, stretches, async ({ name, to: end }: Stretch) => {
    signal?.throwIfAborted();
    const file = join(wal, name);
    const part = { path: segmentPath(chain.name, name), key };
    const within = tail?.name === name ? { ...part, stored: tail.stored } : part;
    const copied = await unpackFile(file, join(to, 'pg_wal', name), within).catch((error: unknown) => {
      throw errorCode(error) === 'ENOENT' ? backupProblem('missing-segment', { file }) : error;
    });
    const expected = tail?.name === name ? tail.sha256 : digests.get(name);
    if (copied.bytes !== end || copied.sha256 !== expected) throw backupProblem('damaged-file', { file });
  });
  await atOnce(FILES_AT_ONCE, base.files, async ({ path, bytes, sha256 }) => {
    signal?.throwIfAborted();
    const file = join(from, path);
    const part = { path: basePath(base.name, `postgres/${path}`), key };
    const copied = await unpackFile(file, join(to, path), part).catch((error: unknown) => {
      throw readError(error, file);
    });
    if (copied.bytes !== bytes || copied.sha256 !== sha256) throw backupProblem('damaged-file', { file });
  });
  // PostgreSQL reads whole segments; of the last one there may be a part.
  if (tail) await truncate(join(to, 'pg_wal', tail.name), segmentBytes);
  await writeFile(join(to, 'recovery.signal'), '', { mode: 0o600 });
  await giveAway(to);
}

/** What is left readable was written by whoever held the key. @throws Problem backup.damaged-file */
async function demandSeals(folder: string, { base, chain }: Restorable, key: DataKey | null): Promise<void> {
  const manifest = join(places.bases(folder), base.name, 'manifest.json');
  await demandSeal(manifest, basePath(base.name, 'manifest.json'), key);
  await demandSeal(reachFile(join(places.wal(folder), chain.name)), reachPath(chain.name), key);
}

/** Root's server runs as somebody else, who has to own its files. */
async function giveAway(cluster: string): Promise<void> {
  const account = await chooseAccount(cluster);
  if (account === undefined) return;
  const { uid, gid } = account;
  await chown(cluster, uid, gid);
  for (const path of await readdir(cluster, { recursive: true })) await chown(join(cluster, path), uid, gid);
}

/** Seconds since it was asked last. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return (last - before) / 1000;
  };
}
