import { createHash } from 'node:crypto';
import { sha256 } from '../audit/digest.ts';

const DIGEST_BYTES = 32;
const LINE = DIGEST_BYTES * 2 + 1;
/** Lines that are made at once. */
const CHUNK = 4096;
const NEWLINE = 0x0a;
const HEX = Buffer.from('0123456789abcdef', 'latin1');

/** SHA-256 (hex) over the digests of all facts used, each once, in ascending order, one a line: the same facts, the same root. */
export function factRoot(digests: Iterable<string>): string {
  return sha256([...new Set(digests)].toSorted().join('\n')).toString('hex');
}

/** The same of digests that lie packed in buffers, and how many there are. @param stride bytes from one digest to the next; @param offset of the first */
export function packedRoot(
  buffers: readonly Buffer[],
  stride: number,
  offset: number,
): { readonly count: number; readonly root: string } {
  const digests = gathered(buffers, stride, offset);
  const order = ordered(digests);
  const sum = createHash('sha256');
  let lines = Buffer.alloc(CHUNK * LINE);
  let at = 0;
  let count = 0;
  let before = -1;
  for (const place of order) {
    const start = place * DIGEST_BYTES;
    if (before >= 0 && compare(digests, before, start) === 0) continue;
    if (at + LINE > lines.length) {
      sum.update(lines.subarray(0, at));
      lines = Buffer.alloc(CHUNK * LINE);
      at = 0;
    }
    if (count > 0) lines[at++] = NEWLINE;
    for (let byte = start; byte < start + DIGEST_BYTES; byte += 1) {
      const value = digests[byte] as number;
      lines[at++] = HEX[value >>> 4] as number;
      lines[at++] = HEX[value & 15] as number;
    }
    before = start;
    count += 1;
  }
  sum.update(lines.subarray(0, at));
  return { count, root: sum.digest('hex') };
}

function gathered(buffers: readonly Buffer[], stride: number, offset: number): Buffer {
  const all = Buffer.alloc(buffers.reduce((sum, { length }) => sum + length / stride, 0) * DIGEST_BYTES);
  let to = 0;
  for (const buffer of buffers)
    for (let at = offset; at < buffer.length; at += stride) to += buffer.copy(all, to, at, at + DIGEST_BYTES);
  return all;
}

/** Places of digests in ascending order: sorted as numbers by their first four bytes, then those that share these. */
function ordered(digests: Buffer): Uint32Array {
  const count = digests.length / DIGEST_BYTES;
  const keys = new BigUint64Array(count);
  const halves = new Uint32Array(keys.buffer);
  for (let place = 0; place < count; place += 1) {
    halves[place * 2] = place;
    halves[place * 2 + 1] = digests.readUInt32BE(place * DIGEST_BYTES);
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) {
    const one = halves[place * 2] as number;
    let to = place;
    while (
      to > 0 &&
      halves[to * 2 - 1] === halves[place * 2 + 1] &&
      compare(digests, (order[to - 1] as number) * DIGEST_BYTES, one * DIGEST_BYTES) > 0
    ) {
      order[to] = order[to - 1] as number;
      to -= 1;
    }
    order[to] = one;
  }
  return order;
}

function compare(digests: Buffer, one: number, other: number): number {
  return digests.compare(digests, other, other + DIGEST_BYTES, one, one + DIGEST_BYTES);
}
