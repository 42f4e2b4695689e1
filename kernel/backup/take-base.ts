import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataKey } from '../crypto/sealed.ts';
import { errorCode, folderError } from '../store/errors.ts';
import { makeFolder } from '../store/make-folder.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { atOnce } from './at-once.ts';
import { places, stampOf } from './backup-folder.ts';
import { CONTROL_FILE, listCluster } from './cluster-files.ts';
import type { CopiedFile } from './house-files.ts';
import { type LogHead, readHeads } from './log-heads.ts';
import { packFile, packInto } from './packed-file.ts';
import { syncFile } from './pieces.ts';
import { writeSealed } from './sealed-file.ts';
import { openSession, type Session, type Source } from './source.ts';

/** What `manifest.json` of a base says: a copy of the cluster, from which the WAL leads to any later moment. */
export interface BaseManifest {
  /** By which its files are sealed; null: they are not. */
  readonly key: string | null;
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
  key: DataKey | null,
  signal?: AbortSignal,
): Promise<BaseManifest & { readonly name: string }> {
  const name = stampOf(new Date());
  const making = join(places.bases(folder), `.making-${process.pid}-${name}`);
  const session = await openSession(source.url);
  try {
    const manifest = await copyCluster(source, session, { making, name, key }, signal);
    await writeSealed(join(making, 'manifest.json'), manifest, {
      path: basePath(name, 'manifest.json'),
      key,
    });
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

/** A base that is being made: where, how it will be called, and what seals it. */
interface Making {
  readonly making: string;
  readonly name: string;
  readonly key: DataKey | null;
}

/** Of a file of a base below the folder of backups. */
export const basePath = (name: string, path: string): string => `bases/${name}/${path}`;

async function copyCluster(
  { cluster }: Source,
  session: Session,
  { making, name, key }: Making,
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
  const pathOf = (path: string): string => basePath(name, `postgres/${path}`);
  const { folders, files } = await listCluster(cluster);
  await makeFolder(making, 0o700);
  await makeFolder(into, 0o700);
  for (const path of folders) await makeFolder(join(into, path), 0o700);
  const copied: CopiedFile[] = [];
  const copy = async (path: string): Promise<void> => {
    signal?.throwIfAborted();
    const done = await packFile(join(cluster, path), join(into, path), pathOf(path), key).catch(
      async (error: unknown) => {
        // A table that was dropped meanwhile: the WAL says so too.
        if (errorCode(error) !== 'ENOENT') throw error;
        await rm(join(into, path), { force: true });
        return null;
      },
    );
    if (done !== null) copied.push({ path, ...done });
  };
  await atOnce(FILES_AT_ONCE, files, copy);
  copied.push({
    path: CONTROL_FILE,
    ...(await packInto(join(into, CONTROL_FILE), pathOf(CONTROL_FILE), [await readControl(cluster)], key)),
  });
  const [ended] = await session.query<{ lsn: string; label: string; at: string }>(
    `select lsn::text, labelfile as label, clock_timestamp() + interval '1 ms' as at from pg_backup_stop(false)`,
  );
  if (ended === undefined) throw new Error('the server does not say where the base ends');
  copied.push({
    path: 'backup_label',
    ...(await packInto(join(into, 'backup_label'), pathOf('backup_label'), [Buffer.from(ended.label)], key)),
  });
  await atOnce(FILES_AT_ONCE, copied, ({ path }) => syncFile(join(into, path)));
  for (const path of ['', ...folders]) await syncFolder(join(into, path));
  return {
    key: key?.id ?? null,
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
async function readControl(cluster: string): Promise<Buffer> {
  for (let before = await readFile(join(cluster, CONTROL_FILE)); ; ) {
    await pause(1);
    const after = await readFile(join(cluster, CONTROL_FILE));
    if (before.equals(after)) return after;
    before = after;
  }
}
