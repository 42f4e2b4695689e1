import { hash } from 'node:crypto';

/** A hash of the tree: 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;
const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** SHA-256 of nothing: the root of a tree without leaves (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

/** Hash of a leaf (RFC 6962, section 2.1): SHA-256(0x00 ‖ data). */
export function leafHash(data: string | Uint8Array): Hash {
  return hash('sha256', typeof data === 'string' ? `\0${data}` : Buffer.concat([LEAF, data]), 'buffer');
}

/** Hash of an inner node (RFC 6962, section 2.1): SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  // What lies in a database may have been changed to anything.
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return hash('sha256', pair, 'buffer');
}

/** 0x01 ‖ left ‖ right, written anew for each. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);

/** A complete subtree: the leaves from `index << level` on, 2^level of them. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

/**
 * The right edge of a tree: the roots of the complete subtrees that it consists of, the largest first. It is all that is
 * needed to add leaves and to tell the root.
 */
export class Frontier {
  #size: number;
  readonly #roots: Hash[];

  /** @param roots one for each 1 in the binary form of `size` */
  constructor(size = 0, roots: readonly Hash[] = []) {
    if (roots.length !== ones(size)) throw new RangeError(`a tree of ${size} has no edge of ${roots.length}`);
    this.#size = size;
    this.#roots = [...roots];
  }

  get size(): number {
    return this.#size;
  }

  get roots(): readonly Hash[] {
    return this.#roots;
  }

  /** Adds a leaf by its hash. @returns the subtrees that it made complete, but for itself, the smallest first */
  add(leaf: Hash): readonly TreeNode[] {
    const made: TreeNode[] = [];
    let top = leaf;
    let index = this.#size;
    for (let level = 1; index % 2 === 1; level += 1) {
      index = (index - 1) / 2;
      const left = this.#roots.pop();
      if (!left) throw new RangeError('the edge of the tree is too short');
      top = nodeHash(left, top);
      made.push({ level, index, hash: top });
    }
    this.#roots.push(top);
    this.#size += 1;
    return made;
  }

  root(): Hash {
    return (
      this.#roots.reduceRight<Hash | null>((right, left) => (right ? nodeHash(left, right) : left), null) ??
      EMPTY_ROOT
    );
  }
}

/** Root over leaves (RFC 6962, section 2.1: MTH). */
export function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.root();
}

/** The largest power of two below n. */
export function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
