import { growsFrom, type Hashing, leadsTo } from './climb.ts';
import { EMPTY_ROOT, type Hash, nodeHash, split } from './merkle.ts';

/** Leaves from `start` to before `end`: the root over them is a hash of a proof. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whose roots prove that a leaf is in a tree of `size` (RFC 6962, section 2.1.1: PATH), the one beside the leaf first. */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: Span[] = [];
  for (let [start, end] = [0, size]; end - start > 1; ) {
    const middle = start + split(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.toReversed();
}

/** Whose roots prove that a tree of `size` begins with the one of `old` (RFC 6962, section 2.1.2: PROOF). */
export function consistencySpans(old: number, size: number): readonly Span[] {
  if (!(old >= 0 && old <= size)) throw new RangeError(`no tree of ${old} in one of ${size}`);
  if (old === 0 || old === size) return [];
  const path: Span[] = [];
  let [start, end] = [0, size];
  let whole = true;
  while (old < end) {
    const middle = start + split(end - start);
    if (old <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
      whole = false;
    }
  }
  // The old tree itself is known to who asks.
  if (!whole) path.push({ start, end });
  return path.toReversed();
}

const HASHING: Hashing<Hash> = { empty: EMPTY_ROOT, node: nodeHash, same: (a, b) => a.equals(b) };

/** See `leadsTo`. */
export function includes(
  leaf: { readonly hash: Hash; readonly index: number },
  path: readonly Hash[],
  tree: { readonly size: number; readonly root: Hash },
): boolean {
  return leadsTo(HASHING, leaf, path, tree);
}

/** See `growsFrom`. */
export function extendsTree(
  older: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  return growsFrom(HASHING, older, newer, path);
}
