import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** What of a file was copied. */
export interface Copied {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

const PIECE = 256 * 1024;

/** Copies a file and hashes what was copied. It may not be on the disk yet: see `syncFile`. @param most bytes; the whole file unless told */
export async function copyHashed(from: string, to: string, most = Number.POSITIVE_INFINITY): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of piecesOf(source, 0, most)) {
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

/** Bytes of an open file from one place up to another, or its end. A piece is good until the next one is asked for. */
export async function* piecesOf(file: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, to - from)));
  for (let place = from; place < to; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - place), place);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    place += bytesRead;
  }
}

/** After many were copied this takes far less time than after each: the file system writes them together. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
