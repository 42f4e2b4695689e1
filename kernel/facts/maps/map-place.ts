/** How many ids a part of a map has left. */
export interface PartSize {
  readonly part: number;
  readonly n: number;
}

/** Where the id at a place of the whole map lies: the parts from it on, and how many ids of the first one come before it. */
export function fromPlace(
  parts: readonly PartSize[],
  place: number,
): { readonly parts: readonly PartSize[]; readonly skip: number } {
  let skip = place;
  for (const [index, { n }] of parts.entries()) {
    if (skip < n) return { parts: parts.slice(index), skip };
    skip -= n;
  }
  return { parts: [], skip: 0 };
}
