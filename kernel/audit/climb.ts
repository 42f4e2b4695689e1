/** How a tree hashes: in Node here, in a browser in the console. */
export interface Hashing<H> {
  /** Root of a tree without leaves. */
  readonly empty: H;
  /** RFC 6962, section 2.1: SHA-256(0x01 ‖ left ‖ right). */
  node(left: H, right: H): H;
  same(a: H, b: H): boolean;
}

interface Tree<H> {
  readonly size: number;
  readonly root: H;
}

/** Does the path lead from the leaf to the root (RFC 9162, section 2.1.3.2)? */
export function leadsTo<H>(
  { node, same }: Hashing<H>,
  leaf: { readonly hash: H; readonly index: number },
  path: readonly H[],
  tree: Tree<H>,
): boolean {
  const { index, hash } = leaf;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(tree.size)) return false;
  if (index < 0 || index >= tree.size) return false;
  let [place, last] = [index, tree.size - 1];
  let root = hash;
  for (const beside of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      root = node(beside, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else root = node(root, beside);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(root, tree.root);
}

/** Does the newer tree begin with the older one (RFC 9162, section 2.1.4.2)? */
export function growsFrom<H>(
  { empty, node, same }: Hashing<H>,
  older: Tree<H>,
  newer: Tree<H>,
  path: readonly H[],
): boolean {
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && same(older.root, newer.root);
  if (older.size === 0) return path.length === 0 && same(older.root, empty);
  let [place, last] = [older.size - 1, newer.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const [first, ...rest] = place === 0 ? [older.root, ...path] : path;
  if (first === undefined) return false;
  let before: H = first;
  let after: H = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      before = node(beside, before);
      after = node(beside, after);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else after = node(after, beside);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(before, older.root) && same(after, newer.root);
}

const half = (n: number): number => Math.floor(n / 2);
