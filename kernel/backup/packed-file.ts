import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { DataKey } from '../crypto/sealed.ts';
import { backupProblem } from './errors.ts';
import { LENGTH_BYTES, MOST_PACKED, pack, unpack } from './packing.ts';
import { piecesOf } from './pieces.ts';

/** What a file held that was packed or unpacked. */
export interface Copied {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Packs what comes into a new file. It may not be on the disk yet: see `syncFile`. @param path below the folder of backups */
export async function packInto(
  to: string,
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  key: DataKey | null,
): Promise<Copied> {
  const target = await open(to, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of content) {
      hash.update(piece);
      await target.writeFile(await pack(piece, { path, at: bytes }, key));
      bytes += piece.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await target.close();
  }
}

export async function packFile(from: string, to: string, path: string, key: DataKey | null): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    return await packInto(to, path, piecesOf(source), key);
  } finally {
    await source.close();
  }
}

/** What of a packed file is read. */
export interface PackedPart {
  readonly path: string;
  readonly key: DataKey | null;
  /** Bytes of the packed file; all of it unless told. */
  readonly stored?: number;
}

/** @throws Problem backup.damaged-file */
export async function unpackFile(from: string, to: string, part: PackedPart): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of unpackedOf(source, from, part)) {
        hash.update(piece);
        await target.writeFile(piece);
        bytes += piece.length;
      }
      return { bytes, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Of what a packed file holds, hashed; null: it is not there, or not as it was packed. */
export async function hashPacked(
  from: string,
  part: PackedPart,
): Promise<{ hash: Hash; bytes: number } | null> {
  const source = await open(from, 'r').catch(() => null);
  if (source === null) return null;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of unpackedOf(source, from, part)) {
      hash.update(piece);
      bytes += piece.length;
    }
    return { hash, bytes };
  } catch {
    return null;
  } finally {
    await source.close();
  }
}

async function* unpackedOf(
  source: FileHandle,
  file: string,
  { path, key, stored = Number.POSITIVE_INFINITY }: PackedPart,
): AsyncGenerator<Buffer> {
  const damaged = () => backupProblem('damaged-file', { file });
  const read = async (count: number, place: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await source.read(buffer, 0, count, place);
    return buffer.subarray(0, bytesRead);
  };
  let at = 0;
  for (let place = 0; place < stored; ) {
    const head = await read(LENGTH_BYTES, place);
    if (head.length === 0 && stored === Number.POSITIVE_INFINITY) return;
    if (head.length < LENGTH_BYTES) throw damaged();
    const length = head.readUInt32BE();
    if (length > MOST_PACKED) throw damaged();
    const body = await read(length, place + LENGTH_BYTES);
    const piece = body.length < length ? null : await unpack(body, { path, at }, key);
    if (piece === null) throw damaged();
    yield piece;
    at += piece.length;
    place += LENGTH_BYTES + length;
  }
}
