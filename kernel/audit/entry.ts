import { canonical } from './digest.ts';
import { leafHash } from './merkle.ts';

/** One entry of the log of everything that was written: a leaf of its tree. */
export interface AuditEntry {
  /** From 1; its index in the tree is one less. */
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** `<module or pack>.<verb>`. */
  readonly action: string;
  /** What it was done to. */
  readonly resource: string;
  /** Root (hex) of the tree over the lines of the entry (line.ts), so that one line can be proved without the others. */
  readonly payloadHash: string;
  /** Leaf hash (hex, RFC 6962 section 2.1) of `entryText`. */
  readonly hash: string;
}

/** What the leaf hashes: canonical JSON of all fields but the hash. */
export function entryText(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, resource, payloadHash } = entry;
  return canonical({ sequence, at, actor, action, resource, payloadHash });
}

export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  return leafHash(entryText(entry)).toString('hex');
}
