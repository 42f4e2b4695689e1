import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeySource } from '../crypto/key-source.ts';
import type { DataKey } from '../crypto/sealed.ts';
import { folderError } from '../store/errors.ts';
import { makeFolder } from '../store/make-folder.ts';
import { type WrappedKey, writingKey } from './backup-keys.ts';
import { backupProblem } from './errors.ts';
import { isInside } from './is-inside.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

const FORMAT = 'yuheng-backup/2';

/** Of which server the backups in a folder are. */
export interface ServerMark {
  /** PostgreSQL's system identifier: made with the cluster, and kept by every copy of it. */
  readonly system: string;
  /** Of a segment of the WAL. */
  readonly segmentBytes: number;
  /** Major version of PostgreSQL, for example `18`. */
  readonly major: string;
}

/** What `backup.json` says. */
export interface FolderMark extends ServerMark {
  /** By which its backups are sealed, the newest last; none: they are not. */
  readonly keys: readonly WrappedKey[];
}

/**
 * A folder of backups:
 * `backup.json` says of which server; `bases/TIME/` are copies of the cluster, each with its `manifest.json`;
 * `wal/TIME/` are chains of segments without a gap, with `reach.json` and `segments.sha256`;
 * `house/TIME/` is what lies beside the cluster in the data folder, whenever it had changed.
 */
export const places = {
  mark: (folder: string): string => join(folder, 'backup.json'),
  bases: (folder: string): string => join(folder, 'bases'),
  wal: (folder: string): string => join(folder, 'wal'),
  house: (folder: string): string => join(folder, 'house'),
} as const;

/** A moment as a name of a folder: `2026-11-28T18-30-00-123Z`. Names sort as their moments do. */
export function stampOf(at: Date): string {
  return at.toISOString().replaceAll(/[:.]/g, '-');
}

/** The moment that such a name tells. */
export function momentOf(stamp: string): number {
  return Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z'));
}

const STAMP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

/** Folders that are named for a moment, the oldest first; what is half made has other names. */
export async function stampsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => STAMP.test(name)).toSorted();
}

/**
 * Takes a folder for backups of a server: an empty or missing one, or one that has backups of the same.
 * @param source of the master keys by which its backups are to be sealed; null: they are not
 * @returns the key that seals them
 * @throws Problem backup.inside-data, backup.not-a-backup, backup.other-server, store.not-writable, store.disk-full, and those
 * of `writingKey`
 */
export async function claimFolder(
  folder: string,
  data: string,
  mark: ServerMark,
  source: KeySource | null,
): Promise<DataKey | null> {
  if (isInside(data, folder)) throw backupProblem('inside-data', { folder, data });
  await makeFolder(folder, 0o700);
  const known = await markOf(folder);
  if (known !== null) {
    if (known.system !== mark.system || known.segmentBytes !== mark.segmentBytes)
      throw backupProblem('other-server', { folder });
    const { key, keys } = await writingKey(mark.system, known.keys, source);
    if (keys !== known.keys) await writeMark(folder, { ...known, keys });
    return key;
  }
  const others = (await readdir(folder)).filter((name) => !['lost+found', 'backup.json.part'].includes(name));
  if (others.some((name) => !['bases', 'wal', 'house', 'drill.json'].includes(name)))
    throw backupProblem('not-a-backup', { folder });
  for (const place of [places.bases, places.wal, places.house]) await makeFolder(place(folder), 0o700);
  const { key, keys } = await writingKey(mark.system, [], source);
  await writeMark(folder, { ...mark, keys });
  return key;
}

async function writeMark(folder: string, mark: FolderMark): Promise<void> {
  try {
    await writeSealed(places.mark(folder), { format: FORMAT, ...mark });
  } catch (error) {
    throw folderError(error, folder);
  }
}

/** @throws Problem backup.not-a-backup */
export async function readMark(folder: string): Promise<FolderMark> {
  const mark = await markOf(folder);
  if (mark === null) throw backupProblem('not-a-backup', { folder });
  return mark;
}

async function markOf(folder: string): Promise<FolderMark | null> {
  const said = await readSealed<FolderMark & { format?: unknown }>(places.mark(folder));
  if (said !== null && said.format !== FORMAT) throw backupProblem('not-a-backup', { folder });
  if (said === null) return null;
  const { format: _format, ...mark } = said;
  return mark;
}
