import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/errors.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { piecesOf } from './copy-hashed.ts';
import type { LogHead } from './log-heads.ts';
import { type Lsn, lsnText, parseLsn, type Stretch, stretchesOf } from './lsn.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What `reach.json` of a chain says: WAL without a gap from `start` up to `lsn`. */
export interface Reach {
  readonly timeline: number;
  readonly start: string;
  readonly lsn: string;
  /** What was committed by this moment lies before `lsn`. */
  readonly at: string;
  /** Heads of the logs at that moment. */
  readonly heads: readonly LogHead[];
  /** Of the last segment, so far as it was kept; null: it ends where a segment ends. */
  readonly tail: { readonly name: string; readonly bytes: number; readonly sha256: string } | null;
}

export const reachFile = (chain: string): string => join(chain, 'reach.json');
const digestsFile = (chain: string): string => join(chain, 'segments.sha256');

export function readReach(chain: string): Promise<Reach | null> {
  return readSealed<Reach>(reachFile(chain));
}

/** Digests of the whole segments of a chain by name, in the form of sha256sum; what a loss of power cut short is none. */
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
}

/** The chain that segments are added to: what was kept of it once is never written otherwise. */
export class Chain {
  readonly folder: string;
  readonly timeline: number;
  readonly start: Lsn;
  readonly #segmentBytes: number;
  #lsn: Lsn;
  #open: OpenSegment | null = null;

  constructor(
    folder: string,
    { timeline, start, lsn }: Pick<Reach, 'timeline' | 'start' | 'lsn'>,
    segmentBytes: number,
  ) {
    this.folder = folder;
    this.timeline = timeline;
    this.start = parseLsn(start);
    this.#lsn = parseLsn(lsn);
    this.#segmentBytes = segmentBytes;
  }

  /** Up to where it was added to. */
  get lsn(): Lsn {
    return this.#lsn;
  }

  /** Goes on within the last segment. @returns whether it is as `reach.json` says, and as the server has it */
  async goOn(tail: Reach['tail'], wal: string): Promise<boolean> {
    if (tail === null) return true;
    const [kept, own] = await Promise.all(
      [this.folder, wal].map((folder) => hashOf(join(folder, tail.name), tail.bytes)),
    );
    if (!kept || !own || kept.copy().digest('hex') !== tail.sha256 || own.digest('hex') !== tail.sha256)
      return false;
    const file = await open(join(this.folder, tail.name), 'r+');
    this.#open = { name: tail.name, file, hash: kept, bytes: tail.bytes };
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
        await segment.file.write(piece, 0, piece.length, segment.bytes);
        segment.hash.update(piece);
        segment.bytes += piece.length;
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
    this.#open = { name, file, hash: createHash('sha256'), bytes: 0 };
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
      timeline: this.timeline,
      start: lsnText(this.start),
      lsn,
      at,
      heads,
      tail: segment && {
        name: segment.name,
        bytes: segment.bytes,
        sha256: segment.hash.copy().digest('hex'),
      },
    };
    await writeSealed(reachFile(this.folder), reach);
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
