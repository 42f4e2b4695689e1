import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode, folderError } from '../store/errors.ts';
import { makeFolder } from '../store/make-folder.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { atOnce } from './at-once.ts';
import { places, stampOf } from './backup-folder.ts';
import { CONTROL_FILE, listCluster } from './cluster-files.ts';
import { type Copied, copyHashed, syncFile } from './copy-hashed.ts';
import type { CopiedFile } from './house-files.ts';
import { type LogHead, readHeads } from './log-heads.ts';
import { writeSealed } from './sealed-file.ts';
import { openSession, type Session, type Source } from './source.ts';

/** What `manifest.json` of a base says: a copy of the cluster, from which the WAL leads to any later moment. */
export interface BaseManifest {
  /** `18` */
  readonly major: string;
  readonly timeline: number;
  /** The first moment that can be restored by it. */
  readonly finishedAt: string;
  /** From where on WAL is needed. */
  readonly startLsn: string;
  /** Up to where WAL is needed before the copy is of any use. */
  readonly stopLsn: string;
  /** Of all files together. */
  readonly bytes: number;
  readonly folders: readonly string[];
  readonly files: readonly CopiedFile[];
  /** Heads of the logs just before it was begun: every log that is restored by it begins with them. */
  readonly heads: readonly LogHead[];
}

const FILES_AT_ONCE = 4;

/**
 * Copies the cluster while it is written to (PostgreSQL, "Making a Base Backup Using the Low Level API"). The copy is
 * there whole or not at all; it is of use once the WAL up to its `stopLsn` is kept as well.
 * @throws Problem store.disk-full, store.not-writable
 */
export async function takeBase(
  source: Source,
  folder: string,
  signal?: AbortSignal,
): Promise<BaseManifest & { readonly name: string }> {
  const name = stampOf(new Date());
  const making = join(places.bases(folder), `.making-${process.pid}-${name}`);
  const session = await openSession(source.url);
  try {
    const manifest = await copyCluster(source, session, making, name, signal);
    await writeSealed(join(making, 'manifest.json'), manifest);
    await rename(making, join(places.bases(folder), name));
    await syncFolder(places.bases(folder));
    return { ...manifest, name };
  } catch (error) {
    throw folderError(error, folder);
  } finally {
    // A base that was begun and not ended ends with its session.
    await session.close();
    await rm(making, { recursive: true, force: true });
  }
}

async function copyCluster(
  { cluster }: Source,
  session: Session,
  making: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<BaseManifest> {
  const heads = await readHeads(session);
  const [begun] = await session.query<{ lsn: string; timeline: number; major: string }>(
    `select pg_backup_start($1, true)::text as lsn,
            ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int as timeline,
            (current_setting('server_version_num')::int / 10000)::text as major`,
    [`yuheng ${name}`],
  );
  if (begun === undefined) throw new Error('the server does not say where the base begins');
  const into = join(making, 'postgres');
  const { folders, files } = await listCluster(cluster);
  await makeFolder(making, 0o700);
  await makeFolder(into, 0o700);
  for (const path of folders) await makeFolder(join(into, path), 0o700);
  const copied: CopiedFile[] = [];
  const copy = async (path: string): Promise<void> => {
    signal?.throwIfAborted();
    const done = await copyHashed(join(cluster, path), join(into, path)).catch(async (error: unknown) => {
      // A table that was dropped meanwhile: the WAL says so too.
      if (errorCode(error) !== 'ENOENT') throw error;
      await rm(join(into, path), { force: true });
      return null;
    });
    if (done !== null) copied.push({ path, ...done });
  };
  await atOnce(FILES_AT_ONCE, files, copy);
  copied.push({ path: CONTROL_FILE, ...(await copyControl(cluster, into)) });
  const [ended] = await session.query<{ lsn: string; label: string; at: string }>(
    `select lsn::text, labelfile as label, clock_timestamp() + interval '1 ms' as at from pg_backup_stop(false)`,
  );
  if (ended === undefined) throw new Error('the server does not say where the base ends');
  copied.push({ path: 'backup_label', ...(await writeLabel(into, ended.label)) });
  await atOnce(FILES_AT_ONCE, copied, ({ path }) => syncFile(join(into, path)));
  for (const path of ['', ...folders]) await syncFolder(join(into, path));
  return {
    major: begun.major,
    timeline: begun.timeline,
    finishedAt: ended.at,
    startLsn: begun.lsn,
    stopLsn: ended.lsn,
    bytes: copied.reduce((sum, { bytes }) => sum + bytes, 0),
    folders,
    files: copied,
    heads,
  };
}

/** It is written in one go, but might be read while it is: until it is the same twice. */
async function copyControl(cluster: string, into: string): Promise<Copied> {
  for (;;) {
    const before = await readFile(join(cluster, CONTROL_FILE));
    const copied = await copyHashed(join(cluster, CONTROL_FILE), join(into, CONTROL_FILE));
    const after = await readFile(join(into, CONTROL_FILE));
    if (before.equals(after)) return copied;
    await rm(join(into, CONTROL_FILE));
    await pause(20);
  }
}

async function writeLabel(into: string, label: string): Promise<Copied> {
  const file = join(into, 'backup_label.part');
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(label).finally(() => handle.close());
  const copied = await copyHashed(file, join(into, 'backup_label'));
  await rm(file);
  return copied;
}
