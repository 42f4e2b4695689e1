/** Lists of small whole numbers, one after the other: list `i` is `items[start[i]]` up to before `items[start[i + 1]]`. */
export interface Lists {
  /** One longer than there are lists. */
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Lists from plain arrays. */
export function listsOf(arrays: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(arrays.length + 1);
  for (const [index, { length }] of arrays.entries()) start[index + 1] = (start[index] ?? 0) + length;
  return { start, items: Int32Array.from(arrays.flat()) };
}

export function itemsOf({ start, items }: Lists, list: number): Int32Array {
  return items.subarray(start[list], start[list + 1]);
}

/** For each number below `count` the lists in which it stands, rising. */
export function transposed({ start, items }: Lists, count: number): Lists {
  const ends = new Int32Array(count + 1);
  for (let at = 0; at < items.length; at += 1) {
    const after = (items[at] ?? 0) + 1;
    ends[after] = (ends[after] ?? 0) + 1;
  }
  for (let item = 0; item < count; item += 1) ends[item + 1] = (ends[item + 1] ?? 0) + (ends[item] ?? 0);
  const next = ends.slice();
  const out = new Int32Array(items.length);
  for (let list = 0; list + 1 < start.length; list += 1) {
    const end = start[list + 1] ?? 0;
    for (let at = start[list] ?? 0; at < end; at += 1) {
      const item = items[at] ?? 0;
      const place = next[item] ?? 0;
      out[place] = list;
      next[item] = place + 1;
    }
  }
  return { start: ends, items: out };
}
