import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type TileEntry, writeDirectories } from './directories.ts';

export interface ArchiveTile {
  readonly id: number;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

/** What an archive says of itself. */
export interface ArchiveFacts {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Degrees: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** A JSON object. */
  readonly metadata: object;
}

/**
 * An archive of raster tiles (PMTiles version 3). Tiles with the same picture are kept once; the compressed tiles stay in
 * memory until the directories are known, which is little beside what they were drawn from.
 * @param tiles by rising number
 * @returns pieces of the file, in order
 */
export function* writeArchive(tiles: Iterable<ArchiveTile>, facts: ArchiveFacts): Generator<Uint8Array> {
  const entries: TileEntry[] = [];
  const contents: Uint8Array[] = [];
  const known = new Map<string, { readonly offset: number; readonly length: number }>();
  let [size, addressed] = [0, 0];
  for (const { id, bytes } of tiles) {
    const digest = createHash('sha256').update(bytes).digest('base64');
    const content = known.get(digest) ?? { offset: size, length: bytes.length };
    if (!known.has(digest)) {
      known.set(digest, content);
      contents.push(bytes);
      size += bytes.length;
    }
    addressed += 1;
    const last = entries.at(-1);
    if (last !== undefined && last.offset === content.offset && last.id + last.run === id)
      entries[entries.length - 1] = { ...last, run: last.run + 1 };
    else entries.push({ id, run: 1, ...content });
  }
  const { root, leaves } = writeDirectories(entries);
  const metadata = gzipSync(JSON.stringify(facts.metadata));
  const lengths = [root.length, metadata.length, leaves.reduce((sum, { length }) => sum + length, 0), size];
  yield writeHeader(lengths, [addressed, entries.length, contents.length], facts);
  yield root;
  yield metadata;
  yield* leaves;
  yield* contents;
}

const headerLength = 127;
const [gzipped, asIs, png] = [2, 1, 2];

/** @param lengths of root, metadata, leaves and tiles, which follow one another; @param counts of tiles, entries and contents */
function writeHeader(
  lengths: readonly number[],
  counts: readonly number[],
  { minZoom, maxZoom, bounds }: ArchiveFacts,
): Uint8Array {
  const bytes = Buffer.alloc(headerLength);
  bytes.write('PMTiles');
  bytes[7] = 3;
  let [at, offset] = [8, headerLength];
  const long = (value: number) => {
    bytes.writeBigUInt64LE(BigInt(value), at);
    at += 8;
  };
  for (const length of lengths) {
    long(offset);
    long(length);
    offset += length;
  }
  for (const count of counts) long(count);
  // Tiles lie in the order of their numbers.
  bytes.set([1, gzipped, asIs, png, minZoom, maxZoom], at);
  at += 6;
  const [west, south, east, north] = bounds;
  const place = (value: number) => {
    bytes.writeInt32LE(Math.round(value * 1e7), at);
    at += 4;
  };
  for (const value of bounds) place(value);
  bytes[at] = minZoom;
  at += 1;
  place((west + east) / 2);
  place((south + north) / 2);
  return bytes;
}
