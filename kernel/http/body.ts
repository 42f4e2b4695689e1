import type { Readable } from 'node:stream';
import { Problem } from './problem.ts';

const MEGABYTE = 1_000_000;
/** Beyond this a sender is cut off; up to it a too large body is read to its end, so that the answer can be heard. */
const DRAIN_LIMIT = 300 * MEGABYTE;

/** Reads a body of at most `limit` bytes. @throws Problem http.body-too-large */
export async function readBody(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size <= limit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
    if (size > DRAIN_LIMIT) break;
  }
  if (size > limit) throw tooLarge(limit);
  return Buffer.concat(chunks);
}

export function tooLarge(limit: number): Problem {
  return new Problem('http.body-too-large', { limit: limit / MEGABYTE });
}
