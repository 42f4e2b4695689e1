import { open } from 'node:fs/promises';

/** Bytes of a value by its type (TIFF 6.0, section 2; BigTIFF adds 16 to 18). */
const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** What the values of a directory may take, bytes: the places of ten million tiles. */
const most = 200_000_000;

/** NewSubfileType, and its bit for a mask. */
const subfileType = 254;
const mask = 4;

/** The two forms: widths of an offset, of the number of tags, and of a tag. */
const classic = { header: 8, offset: 4, count: 2, tag: 12 } as const;
const big = { header: 16, offset: 8, count: 8, tag: 20 } as const;

/** Directories beside the first that are looked at: more than any raster has overviews. */
const mostDirectories = 64;

/**
 * Looks through the first directory of a TIFF before its reader does, who would believe any number of values that a broken
 * file names; and for one that masks it (TIFF 6.0, NewSubfileType 4), which its reader does not heed.
 * @throws RangeError with the tag whose values the file cannot hold
 */
export async function checkTiffDirectory(path: string): Promise<{ readonly masked: boolean }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytesAt = async (at: number, length: number) => {
      if (!(at >= 0 && at + length <= size)) throw new RangeError(`${at} + ${length} > ${size}`);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      if (bytesRead < length) throw new RangeError(`${at} + ${length} > ${size}`);
      return new DataView(buffer.buffer, buffer.byteOffset, length);
    };
    const head = await bytesAt(0, 8);
    const little = head.getUint16(0) === 0x4949;
    const form = head.getUint16(2, little) === 43 ? big : classic;
    const number = (view: DataView, at: number, width: number) =>
      width === 8
        ? Number(view.getBigUint64(at, little))
        : width === 4
          ? view.getUint32(at, little)
          : view.getUint16(at, little);
    /** Tags of a directory, and where the next one lies; 0 behind the last. */
    const directoryAt = async (start: number) => {
      const tags = number(await bytesAt(start, form.count), 0, form.count);
      const length = checked(tags * form.tag, 'IFD');
      const directory = await bytesAt(start + form.count, length + form.offset);
      return { tags, directory, next: number(directory, length, form.offset) };
    };
    const start = number(await bytesAt(form.header - form.offset, form.offset), 0, form.offset);
    const { tags, directory, next } = await directoryAt(start);
    let total = 0;
    for (let tag = 0; tag < tags; tag += 1) {
      const at = tag * form.tag;
      const name = directory.getUint16(at, little);
      const each = sizes[directory.getUint16(at + 2, little)];
      if (each === undefined) throw new RangeError(`tag ${name}`);
      const length = each * number(directory, at + 4, form.offset);
      total = checked(total + length, `tag ${name}`);
      const value = at + 4 + form.offset;
      if (length > form.offset && number(directory, value, form.offset) + length > size)
        throw new RangeError(`tag ${name}: ${length} B`);
    }
    const seen = new Set([start]);
    for (let at = next; at !== 0 && !seen.has(at) && seen.size <= mostDirectories; ) {
      seen.add(at);
      const other = await directoryAt(at);
      for (let tag = 0; tag < other.tags; tag += 1)
        if (
          other.directory.getUint16(tag * form.tag, little) === subfileType &&
          (other.directory.getUint32(tag * form.tag + 4 + form.offset, little) & mask) !== 0
        )
          return { masked: true };
      at = other.next;
    }
    return { masked: false };
  } finally {
    await file.close();
  }
}

function checked(bytes: number, what: string): number {
  if (bytes > most) throw new RangeError(`${what}: ${bytes} B`);
  return bytes;
}
