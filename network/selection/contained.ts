import type { Lists } from './lists.ts';

/**
 * Goes through pairs of lists of which the first has all items of the second, and tells each; lists are rising.
 * @param across the same, transposed
 * @param tell (containing, contained); what it returns as gone is looked at no more: 1 in `gone`, by list
 * @param work the most pairs to look at: one that stops early finds less, but nothing wrong
 */
export function eachContained(
  lists: Lists,
  across: Lists,
  gone: Uint8Array,
  tell: (containing: number, contained: number) => void,
  work: number,
): void {
  const { start, items } = lists;
  const count = start.length - 1;
  const sizeOf = (of: Lists, list: number) => (of.start[list + 1] ?? 0) - (of.start[list] ?? 0);
  // Two words of 32 bits that each item sets a bit in: most pairs are told apart by them alone.
  const marks = new Int32Array(2 * count);
  for (let list = 0; list < count; list += 1)
    for (let at = start[list] ?? 0; at < (start[list + 1] ?? 0); at += 1) {
      const hash = Math.imul(items[at] ?? 0, 0x9e3779b1);
      marks[2 * list] = (marks[2 * list] ?? 0) | (1 << (hash >>> 27));
      marks[2 * list + 1] = (marks[2 * list + 1] ?? 0) | (1 << ((hash >>> 20) & 31));
    }
  let left = work;
  for (let small = 0; small < count && left > 0; small += 1) {
    const size = sizeOf(lists, small);
    if (gone[small] !== 0 || size === 0) continue;
    // All that contain it have its rarest item.
    let rarest = items[start[small] ?? 0] ?? 0;
    for (let at = start[small] ?? 0; at < (start[small + 1] ?? 0); at += 1) {
      const item = items[at] ?? 0;
      if (sizeOf(across, item) < sizeOf(across, rarest)) rarest = item;
    }
    const [low, high] = [marks[2 * small] ?? 0, marks[2 * small + 1] ?? 0];
    const end = across.start[rarest + 1] ?? 0;
    for (let at = across.start[rarest] ?? 0; at < end && gone[small] === 0; at += 1) {
      const large = across.items[at] ?? 0;
      left -= 1;
      if (large === small || gone[large] !== 0 || sizeOf(lists, large) < size) continue;
      if ((low & ~(marks[2 * large] ?? 0)) !== 0 || (high & ~(marks[2 * large + 1] ?? 0)) !== 0) continue;
      if (contains(lists, large, small)) tell(large, small);
    }
  }
}

function contains({ start, items }: Lists, large: number, small: number): boolean {
  const end = start[large + 1] ?? 0;
  let at = start[large] ?? 0;
  for (let each = start[small] ?? 0; each < (start[small + 1] ?? 0); each += 1) {
    const item = items[each] ?? 0;
    while (at < end && (items[at] ?? 0) < item) at += 1;
    if (at === end || items[at] !== item) return false;
    at += 1;
  }
  return true;
}
