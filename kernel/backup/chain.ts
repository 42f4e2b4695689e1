import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DataKey } from '../crypto/sealed.ts';
import { errorCode } from '../store/errors.ts';
import { syncFolder } from '../store/sync-folder.ts';
import type { LogHead } from './log-heads.ts';
import { type Lsn, lsnText, parseLsn, type Stretch, stretchesOf } from './lsn.ts';
import { hashPacked } from './packed-file.ts';
import { pack } from './packing.ts';
import { piecesOf } from './pieces.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What `reach.json` of a chain says: WAL without a gap from `start` up to `lsn`. */
export interface Reach {
  /** By which its segments are sealed; null: they are not. */
  readonly key: string | null;
  readonly timeline: number;
  readonly start: string;
  readonly lsn: string;
  /** What was committed by this moment lies before `lsn`. */
  readonly at: string;
  /** Heads of the logs at that moment. */
  readonly heads: readonly LogHead[];
  /** Of the last segment, so far as it was kept; null: it ends where a segment ends. */
  readonly tail: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    /** Bytes of its file up to there. */
    readonly stored: number;
  } | null;
}

export const reachFile = (chain: string): string => join(chain, 'reach.json');
/** Below the folder of backups. @param chain its folder, or its name */
export const segmentPath = (chain: string, name: string): string => `wal/${basename(chain)}/${name}`;
export const reachPath = (chain: string): string => segmentPath(chain, 'reach.json');
const digestsFile = (chain: string): string => join(chain, 'segments.sha256');

export function readReach(chain: string): Promise<Reach | null> {
  return readSealed<Reach>(reachFile(chain));
}

/** Digests of what the whole segments of a chain hold, by name, in the form of sha256sum; what a loss of power cut short is none. */
export async function readDigests(chain: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(digestsFile(chain), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  const lines = text.matchAll(/^([\da-f]{64}) {2}([\dA-F]{24})$/gm);
  return new Map([...lines].map(([, digest = '', name = '']) => [name, digest]));
}

interface OpenSegment {
  readonly name: string;
  readonly file: FileHandle;
  readonly hash: Hash;
  bytes: number;
  /** Of the file: what lies behind counts for nothing. */
  stored: number;
}

/** The chain that segments are added to: what was kept of it once is never written otherwise. */
export class Chain {
  readonly folder: string;
  readonly timeline: number;
  readonly start: Lsn;
  readonly #segmentBytes: number;
  readonly #key: DataKey | null;
  #lsn: Lsn;
  #open: OpenSegment | null = null;

  constructor(
    folder: string,
    { timeline, start, lsn }: Pick<Reach, 'timeline' | 'start' | 'lsn'>,
    segmentBytes: number,
    key: DataKey | null = null,
  ) {
    this.folder = folder;
    this.timeline = timeline;
    this.start = parseLsn(start);
    this.#lsn = parseLsn(lsn);
    this.#segmentBytes = segmentBytes;
    this.#key = key;
  }

  /** Up to where it was added to. */
  get lsn(): Lsn {
    return this.#lsn;
  }

  /** Goes on within the last segment. @returns whether it is as `reach.json` says, and as the server has it */
  async goOn(tail: Reach['tail'], wal: string): Promise<boolean> {
    if (tail === null) return true;
    const { name, bytes, sha256, stored } = tail;
    const part = { path: segmentPath(this.folder, name), key: this.#key, stored };
    const kept = await hashPacked(join(this.folder, name), part);
    const own = await hashOf(join(wal, name), bytes);
    if (!kept || !own || kept.hash.copy().digest('hex') !== sha256 || own.digest('hex') !== sha256)
      return false;
    const file = await open(join(this.folder, name), 'r+');
    // What a loss of power left behind it is written anew, and need not come to as many bytes.
    await file.truncate(stored);
    this.#open = { name, file, hash: kept.hash, bytes, stored };
    return true;
  }

  /** Fetches what the server has written since, and has on its disk, up to a place. @param wal folder of its segments */
  async fetch(to: Lsn, wal: string): Promise<void> {
    for (const stretch of stretchesOf(this.timeline, this.#lsn, to, this.#segmentBytes)) {
      await this.#fetch(stretch, wal);
      this.#lsn += BigInt(stretch.to - stretch.from);
    }
  }

  async #fetch({ name, from, to }: Stretch, wal: string): Promise<void> {
    const source = await open(join(wal, name), 'r');
    try {
      const segment = this.#open ?? (await this.#begin(name));
      for await (const piece of piecesOf(source, from, to)) {
        const place = { path: segmentPath(this.folder, name), at: segment.bytes };
        const packed = await pack(piece, place, this.#key);
        await segment.file.write(packed, 0, packed.length, segment.stored);
        segment.hash.update(piece);
        segment.bytes += piece.length;
        segment.stored += packed.length;
      }
      if (segment.bytes !== to) throw new Error(`the segment ${name} is shorter than the server says`);
      await segment.file.sync();
      if (segment.bytes === this.#segmentBytes) await this.#end(segment);
    } finally {
      await source.close();
    }
  }

  /** A segment that a loss of power left behind what `reach.json` says is written anew with the same bytes. */
  async #begin(name: string): Promise<OpenSegment> {
    const file = await open(join(this.folder, name), 'w', 0o600);
    await syncFolder(this.folder);
    this.#open = { name, file, hash: createHash('sha256'), bytes: 0, stored: 0 };
    return this.#open;
  }

  async #end({ name, file, hash }: OpenSegment): Promise<void> {
    await file.close();
    this.#open = null;
    const digests = await open(digestsFile(this.folder), 'a', 0o600);
    try {
      await digests.writeFile(`${hash.digest('hex')}  ${name}\n`);
      await digests.sync();
    } finally {
      await digests.close();
    }
  }

  /** Says how far it reaches. */
  async tell(at: string, lsn: string, heads: readonly LogHead[]): Promise<Reach> {
    const segment = this.#open;
    const reach: Reach = {
      key: this.#key?.id ?? null,
      timeline: this.timeline,
      start: lsnText(this.start),
      lsn,
      at,
      heads,
      tail: segment && {
        name: segment.name,
        bytes: segment.bytes,
        sha256: segment.hash.copy().digest('hex'),
        stored: segment.stored,
      },
    };
    await writeSealed(reachFile(this.folder), reach, { path: reachPath(this.folder), key: this.#key });
    return reach;
  }

  async close(): Promise<void> {
    await this.#open?.file.close();
    this.#open = null;
  }
}

/** Of the first bytes of a file; null: it has not so many. */
async function hashOf(path: string, bytes: number): Promise<Hash | null> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    const hash = createHash('sha256');
    let read = 0;
    for await (const piece of piecesOf(file, 0, bytes)) {
      hash.update(piece);
      read += piece.length;
    }
    return read === bytes ? hash : null;
  } finally {
    await file.close();
  }
}
