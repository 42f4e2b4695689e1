import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from './input-error.ts';

/**
 * Writes a file beside its place first: one that bears the name asked for is a whole one.
 * @throws InputError where the machine refuses
 */
export async function writeWhole(out: string, pieces: Iterable<Uint8Array | string>): Promise<void> {
  const part = `${out}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    const { code = '', message } = error as { code?: string; message: string };
    if (code === '') throw error;
    throw new InputError('usage.unwritable', { file: out, reason: message });
  }
}
