import { gzipSync } from 'node:zlib';

/** Tiles with consecutive numbers and the same bytes; offset from the first tile's bytes. */
export interface TileEntry {
  readonly id: number;
  /** How many; 0 where the bytes are those of a further directory. */
  readonly run: number;
  readonly offset: number;
  readonly length: number;
}

/** The header and the root directory lie in the first 16 KiB (PMTiles version 3, section 2); the header takes 127 bytes. */
const rootMost = 16_384 - 127;
/** Entries of a leaf to begin with. */
const leafLeast = 4096;

/**
 * Directories of an archive: one if it is small enough to be the root, else leaves that the root names, as large as it
 * takes for the root to be small enough.
 */
export function writeDirectories(entries: readonly TileEntry[]): {
  readonly root: Uint8Array;
  readonly leaves: readonly Uint8Array[];
} {
  const whole = writeDirectory(entries);
  if (whole.length <= rootMost) return { root: whole, leaves: [] };
  for (let size = leafLeast; ; size *= 2) {
    const [leaves, named]: [Uint8Array[], TileEntry[]] = [[], []];
    let offset = 0;
    for (let from = 0; from < entries.length; from += size) {
      const leaf = writeDirectory(entries.slice(from, from + size));
      leaves.push(leaf);
      named.push({ id: entries[from]?.id ?? 0, run: 0, offset, length: leaf.length });
      offset += leaf.length;
    }
    const root = writeDirectory(named);
    if (root.length <= rootMost) return { root, leaves };
  }
}

/** Column by column, in differences where they are small, compressed (section 4.2). */
function writeDirectory(entries: readonly TileEntry[]): Uint8Array {
  // Four numbers of at most ten bytes an entry.
  const bytes = new Uint8Array(10 + 40 * entries.length);
  let at = 0;
  const put = (value: number) => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      bytes[at] = (rest % 128) + 128;
      at += 1;
    }
    bytes[at] = rest;
    at += 1;
  };
  put(entries.length);
  let before = 0;
  for (const { id } of entries) {
    put(id - before);
    before = id;
  }
  for (const { run } of entries) put(run);
  for (const { length } of entries) put(length);
  let end = -1;
  for (const { offset, length } of entries) {
    // What follows its forerunner says so.
    put(offset === end ? 0 : offset + 1);
    end = offset + length;
  }
  return gzipSync(bytes.subarray(0, at));
}
