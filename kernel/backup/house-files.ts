import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DataKey } from '../crypto/sealed.ts';
import { errorCode } from '../store/errors.ts';
import { makeFolder } from '../store/make-folder.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { momentOf, places, stampOf, stampsIn } from './backup-folder.ts';
import { backupProblem, readError } from './errors.ts';
import { packFile, unpackFile } from './packed-file.ts';
import { syncFile } from './pieces.ts';
import { demandSeal, readSealed, writeSealed } from './sealed-file.ts';

/** A file that was copied. */
export interface CopiedFile {
  /** Below the folder that it was copied from. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface HouseManifest {
  /** By which they are sealed; null: they are not. */
  readonly key: string | null;
  readonly files: readonly (CopiedFile & { readonly modified: number })[];
}

/** The cluster is copied otherwise; how a server that runs is reached is of no use to another. */
const ELSEWHERE = /^(?:postgres(?:\..*)?|server\.json|\.restoring-.*)$/;

/** Files of a data folder that are not the cluster's: keys, settings, marks. Links to files are taken for what they point at. */
async function listHouse(data: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const look = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(data, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (folder === '' && ELSEWHERE.test(entry.name)) continue;
      if (entry.isDirectory()) await look(path);
      else {
        const found = await stat(join(data, path)).catch(() => undefined);
        if (found?.isFile()) files.set(path, `${found.size} ${found.mtimeMs}`);
      }
    }
  };
  await look('');
  return files;
}

/** Copies what lies beside the cluster, if it is not as it was when it was copied last. */
export async function keepHouse(data: string, folder: string, key: DataKey | null): Promise<void> {
  const found = await listHouse(data);
  const last = (await stampsIn(places.house(folder))).at(-1);
  if (last !== undefined) {
    const { files, key: by } = await manifestOf(join(places.house(folder), last));
    const same = files.every(({ path, bytes, modified }) => found.get(path) === `${bytes} ${modified}`);
    if (same && files.length === found.size && by === (key?.id ?? null)) return;
  }
  const name = stampOf(new Date());
  const making = join(places.house(folder), `.making-${process.pid}-${name}`);
  try {
    await mkdir(join(making, 'files'), { recursive: true, mode: 0o700 });
    const files: HouseManifest['files'][number][] = [];
    for (const [path, state] of found) {
      await makeFolder(dirname(join(making, 'files', path)), 0o700);
      const copied = await packFile(
        join(data, path),
        join(making, 'files', path),
        fileOf(name, path),
        key,
      ).catch(ifThere);
      if (copied === null) continue;
      await syncFile(join(making, 'files', path));
      files.push({ path, ...copied, modified: Number(state.split(' ')[1]) });
    }
    const manifest = { key: key?.id ?? null, files };
    await writeSealed(join(making, 'manifest.json'), manifest, { path: manifestPath(name), key });
    await rename(making, join(places.house(folder), name));
    await syncFolder(places.house(folder));
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** How long after a moment the files as they were then may have been copied: a little more than WAL is fetched. */
const LATER_MS = 10_000;

/**
 * Of copies by the moments that they were made at, the one of a moment: also one from just after it, for a key is written
 * before what is locked with it. Without a moment the last one.
 */
export function copyOfMoment(stamps: readonly string[], at: string | null): string | undefined {
  if (at === null) return stamps.at(-1);
  return stamps.findLast((stamp) => momentOf(stamp) <= Date.parse(at) + LATER_MS) ?? stamps[0];
}

/** Puts the files of a moment into a data folder: of copies by the key of its base alone. @throws Problem backup.damaged-file, backup.missing-file */
export async function restoreHouse(
  folder: string,
  at: string | null,
  data: string,
  key: DataKey | null,
): Promise<void> {
  const stamps: string[] = [];
  for (const one of await stampsIn(places.house(folder)))
    if ((await manifestOf(join(places.house(folder), one))).key === (key?.id ?? null)) stamps.push(one);
  const stamp = copyOfMoment(stamps, at);
  if (stamp === undefined) return;
  const copy = join(places.house(folder), stamp);
  const { files } = await manifestOf(copy);
  await demandSeal(join(copy, 'manifest.json'), manifestPath(stamp), key);
  for (const { path, sha256 } of files) {
    const from = join(copy, 'files', path);
    await makeFolder(dirname(join(data, path)), 0o700);
    const copied = await unpackFile(from, join(data, path), { path: fileOf(stamp, path), key }).catch(
      (error: unknown) => {
        throw readError(error, from);
      },
    );
    await syncFile(join(data, path));
    if (copied.sha256 !== sha256) throw backupProblem('damaged-file', { file: from });
  }
  await syncFolder(data);
}

const fileOf = (copy: string, path: string): string => `house/${copy}/files/${path}`;
const manifestPath = (copy: string): string => `house/${copy}/manifest.json`;

async function manifestOf(copy: string): Promise<HouseManifest> {
  const file = join(copy, 'manifest.json');
  const manifest = await readSealed<HouseManifest>(file);
  if (manifest === null) throw backupProblem('missing-file', { file });
  return manifest;
}

/** A file that went away meanwhile is none. */
function ifThere(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
