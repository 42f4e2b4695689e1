import { sha256 } from '../audit/digest.ts';
import type { Fact } from '../facts/model/entity.ts';
import { isStatement } from './tier-of.ts';

/** The facts behind a measurement, as the ids of their instances. */
export type EvidenceSet = ReadonlySet<string>;

/** What is kept of the facts behind a measurement. */
export interface Evidence {
  /** How many. */
  readonly facts: number;
  /** See `factRoot`. */
  readonly root: string;
  /** A person stated one of them at least. */
  readonly stated: boolean;
  /** One of them at least is synthetic. */
  readonly synthetic: boolean;
  /** Of their instances. */
  ids(): Iterable<string>;
  /** What came and went since a measurement that was stored, where that is known. */
  since(id: string): EvidenceStep | null;
}

export interface EvidenceStep {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

const ID_BYTES = 16;

/** SHA-256 (hex) over the digests of all facts used, each once, in ascending order, one a line: the same facts, the same root. */
export function factRoot(digests: Iterable<string>): string {
  return sha256([...new Set(digests)].toSorted().join('\n')).toString('hex');
}

/**
 * Evidence out of a list of facts. @param before measurement, and its evidence, that this one may be told against
 */
export function evidenceOf(
  facts: readonly Fact[],
  before?: { readonly id: string; readonly set: EvidenceSet },
): Evidence & { readonly set: EvidenceSet } {
  const set = new Set(facts.map((fact) => fact.instance));
  return {
    set,
    facts: set.size,
    root: factRoot(facts.map((fact) => fact.digest)),
    stated: facts.some(isStatement),
    synthetic: facts.some((fact) => fact.by.synthetic),
    ids: () => set,
    since: (id) => (before?.id === id ? difference(before.set, set) : null),
  };
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

/** What came and what went between two sets. */
function difference(before: EvidenceSet, after: EvidenceSet): EvidenceStep {
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
