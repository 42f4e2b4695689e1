import { digestOf } from './digest.ts';

/** One line of the log of everything that was written. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** `<module or pack>.<verb>`. */
  readonly action: string;
  /** What it was done to. */
  readonly resource: string;
  /** SHA-256 (hex) of the canonical JSON of what was done. */
  readonly payloadHash: string;
  /** Hash of the entry before; 64 zeros before the first. */
  readonly previous: string;
  readonly hash: string;
}

export const CHAIN_START = '0'.repeat(64);

/** Hash of an entry: SHA-256 over the canonical JSON of all its other fields, so that it also seals the one before. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, resource, payloadHash, previous } = entry;
  return digestOf({ sequence, at, actor, action, resource, payloadHash, previous });
}

/** The first entry (by position) that breaks the chain, or null when it holds. Entries in order of sequence, without holes. */
export function firstBreak(
  entries: readonly AuditEntry[],
  before: { sequence: number; hash: string },
): number | null {
  let last = before;
  for (const [position, entry] of entries.entries()) {
    const follows = entry.sequence === last.sequence + 1 && entry.previous === last.hash;
    if (!follows || entryHash(entry) !== entry.hash) return position;
    last = entry;
  }
  return null;
}
