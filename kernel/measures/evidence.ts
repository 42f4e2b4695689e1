import { sha256 } from '../audit/digest.ts';

/** The facts behind a measurement, as the ids of their instances. */
export type EvidenceSet = ReadonlySet<string>;

const ID_BYTES = 16;

/** SHA-256 (hex) over the digests of all facts used, in ascending order: the same facts, the same root. */
export function factRoot(digests: Iterable<string>): string {
  return rootOf(inOrder(digests, []));
}

/** Each digest once, in ascending order. @param before those of the set before: few come and go, and what is nearly in order is ordered fast */
export function inOrder(digests: Iterable<string>, before: readonly string[]): readonly string[] {
  const wanted = new Set(digests);
  const kept = before.filter((digest) => wanted.delete(digest));
  return [...kept, ...wanted].toSorted();
}

/** @param ordered each once, in ascending order */
export function rootOf(ordered: readonly string[]): string {
  return sha256(ordered.join('\n')).toString('hex');
}

/** Instance ids (UUID) <-> 16 bytes each. */
export function packIds(ids: Iterable<string>): Buffer {
  return Buffer.from([...ids].map((id) => id.replaceAll('-', '')).join(''), 'hex');
}

export function unpackIds(bytes: Uint8Array): readonly string[] {
  const hex = Buffer.from(bytes).toString('hex');
  const ids: string[] = [];
  for (let at = 0; at < hex.length; at += ID_BYTES * 2) {
    const id = hex.slice(at, at + ID_BYTES * 2);
    ids.push(`${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`);
  }
  return ids;
}

export interface EvidenceStep {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

/** What came and what went between two sets. */
export function difference(before: EvidenceSet, after: EvidenceSet): EvidenceStep {
  return {
    added: [...after].filter((id) => !before.has(id)),
    dropped: [...before].filter((id) => !after.has(id)),
  };
}

/** Plays steps, oldest first, onto an empty set. */
export function replay(steps: readonly EvidenceStep[]): Set<string> {
  const set = new Set<string>();
  for (const { added, dropped } of steps) {
    for (const id of dropped) set.delete(id);
    for (const id of added) set.add(id);
  }
  return set;
}
