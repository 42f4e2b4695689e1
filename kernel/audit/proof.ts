import { type Hash, nodeHash, rootOf, split } from './merkle.ts';

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

/** Does the path lead from the leaf to the root (RFC 9162, section 2.1.3.2)? */
export function includes(
  leaf: { readonly hash: Hash; readonly index: number },
  path: readonly Hash[],
  tree: { readonly size: number; readonly root: Hash },
): boolean {
  const { index, hash } = leaf;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(tree.size)) return false;
  if (index < 0 || index >= tree.size) return false;
  let [place, last] = [index, tree.size - 1];
  let root = hash;
  for (const beside of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(beside, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else root = nodeHash(root, beside);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && root.equals(tree.root);
}

/** Does the newer tree begin with the older one (RFC 9162, section 2.1.4.2)? */
export function extendsTree(
  older: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return path.length === 0 && older.root.equals(rootOf([]));
  let [place, last] = [older.size - 1, newer.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const [first, ...rest] = place === 0 ? [older.root, ...path] : path;
  if (!first) return false;
  let [before, after] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      before = nodeHash(beside, before);
      after = nodeHash(beside, after);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else after = nodeHash(after, beside);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && before.equals(older.root) && after.equals(newer.root);
}

const half = (n: number): number => Math.floor(n / 2);
