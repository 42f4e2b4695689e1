/** Values of a tag as TIFF 6.0 types them. */
export type TagValues =
  | { readonly type: 'ascii'; readonly text: string }
  | { readonly type: 'short' | 'long' | 'double'; readonly numbers: readonly number[] };

const codes = { ascii: 2, short: 3, long: 4, double: 12 } as const;
const sizes = { ascii: 1, short: 2, long: 4, double: 8 } as const;

/** Bytes that a directory takes with the values that do not fit into it. */
export function directorySize(tags: ReadonlyMap<number, TagValues>): number {
  let size = 2 + 12 * tags.size + 4;
  for (const values of tags.values()) {
    const bytes = byteLength(values);
    if (bytes > 4) size += bytes + (bytes % 2);
  }
  return size;
}

/**
 * An image file directory of a little-endian TIFF (TIFF 6.0, section 2), ready to stand at an offset.
 * @param next offset of the next directory; 0 for none
 */
export function writeDirectory(
  tags: ReadonlyMap<number, TagValues>,
  offset: number,
  next: number,
): Uint8Array {
  const bytes = new Uint8Array(directorySize(tags));
  const view = new DataView(bytes.buffer);
  const sorted = [...tags].toSorted(([one], [other]) => one - other);
  view.setUint16(0, sorted.length, true);
  let beyond = 2 + 12 * sorted.length + 4;
  for (const [index, [tag, values]] of sorted.entries()) {
    const entry = 2 + 12 * index;
    const length = byteLength(values);
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, codes[values.type], true);
    view.setUint32(entry + 4, length / sizes[values.type], true);
    if (length <= 4) put(view, entry + 8, values);
    else {
      view.setUint32(entry + 8, offset + beyond, true);
      put(view, beyond, values);
      beyond += length + (length % 2);
    }
  }
  view.setUint32(2 + 12 * sorted.length, next, true);
  return bytes;
}

function byteLength(values: TagValues): number {
  if (values.type === 'ascii') return new TextEncoder().encode(values.text).length + 1;
  return values.numbers.length * sizes[values.type];
}

function put(view: DataView, at: number, values: TagValues): void {
  if (values.type === 'ascii') {
    new Uint8Array(view.buffer).set(new TextEncoder().encode(values.text), at);
    return;
  }
  for (const [index, value] of values.numbers.entries()) {
    const place = at + index * sizes[values.type];
    if (values.type === 'short') view.setUint16(place, value, true);
    else if (values.type === 'long') view.setUint32(place, value, true);
    else view.setFloat64(place, value, true);
  }
}
