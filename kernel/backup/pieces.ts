import { type FileHandle, open } from 'node:fs/promises';

const PIECE = 256 * 1024;

/** Bytes of an open file from one place up to another, or its end. A piece is good until the next one is asked for. */
export async function* piecesOf(
  file: FileHandle,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, to - from)));
  for (let place = from; place < to; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - place), place);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    place += bytesRead;
  }
}

/** After many were written this takes far less time than after each: the file system writes them together. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
