import { open } from 'node:fs/promises';

/** A raster that is larger than what is stored of it. */
export interface BigRaster {
  /** Cells a side; sides of a block, a tile or, as wide as the raster, a strip. */
  readonly cells: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly epsg: number;
  /** Outer corner in the north-west, and side of a cell, m. */
  readonly west: number;
  readonly north: number;
  readonly side: number;
  /** What stands in a block, row by row from the north: heights; `absent` is left out of the file; undefined is left as zeros. */
  readonly block: (x: number, y: number) => Float32Array | 'absent' | undefined;
  /** Only these are asked about; all others are zeros. */
  readonly asked: readonly (readonly [x: number, y: number])[];
}

const types = { short: [3, 2], long8: [16, 8], double: [12, 8], ascii: [2, 1] } as const;

/**
 * Writes a BigTIFF (version 43) of uncompressed 32-bit floats with holes in the file where nothing is written: on the disk it
 * takes what its directory and the blocks asked about take. @returns length of the file
 */
export async function writeBigTiff(path: string, raster: BigRaster): Promise<number> {
  const { cells, blockWidth, blockHeight, epsg, west, north, side } = raster;
  const [across, down] = [Math.ceil(cells / blockWidth), Math.ceil(cells / blockHeight)];
  const bytes = 4 * blockWidth * blockHeight;
  const tiled = blockWidth < cells;
  const offsets = new Float64Array(across * down);
  const counts = new Float64Array(across * down).fill(bytes);
  const blocks = raster.asked.map(([x, y]) => ({ index: y * across + x, data: raster.block(x, y) }));
  for (const { index, data } of blocks) if (data === 'absent') counts[index] = 0;
  const tags: [number, keyof typeof types, ArrayLike<number>][] = [
    [256, 'long8', [cells]],
    [257, 'long8', [cells]],
    [258, 'short', [32]],
    [259, 'short', [1]],
    [262, 'short', [1]],
    [tiled ? 324 : 273, 'long8', offsets],
    [277, 'short', [1]],
    [tiled ? 325 : 279, 'long8', counts],
    [339, 'short', [3]],
    [33_550, 'double', [side, side, 0]],
    [33_922, 'double', [0, 0, 0, west, north, 0]],
    [34_735, 'short', [1, 1, 1, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg]],
  ];
  if (tiled) tags.push([322, 'short', [blockWidth]], [323, 'short', [blockHeight]]);
  else tags.push([278, 'long8', [blockHeight]]);
  tags.sort(([one], [other]) => one - other);
  // The offset of a next directory stands behind the tags: there is none.
  const directory = 24 + 20 * tags.length + 8;
  const stored = tags.reduce((sum, [, type, values]) => sum + types[type][1] * values.length, 0);
  const first = Math.ceil((directory + stored) / 4096) * 4096;
  offsets.forEach((_, index) => {
    offsets[index] = counts[index] === 0 ? 0 : first + index * bytes;
  });
  const length = first + offsets.length * bytes;
  const file = await open(path, 'w');
  await file.truncate(length);
  await file.write(headOf(tags, directory, stored), 0, undefined, 0);
  for (const { index, data } of blocks)
    if (data instanceof Float32Array) await file.write(new Uint8Array(data.buffer), 0, bytes, offsets[index]);
  await file.close();
  return length;
}

function headOf(
  tags: readonly (readonly [number, keyof typeof types, ArrayLike<number>])[],
  directory: number,
  stored: number,
): Buffer {
  const head = Buffer.alloc(directory + stored);
  head.write('II');
  head.writeUInt16LE(43, 2);
  head.writeUInt16LE(8, 4);
  head.writeBigUInt64LE(16n, 8);
  head.writeBigUInt64LE(BigInt(tags.length), 16);
  let beyond = directory;
  for (const [index, [tag, type, values]] of tags.entries()) {
    const at = 24 + 20 * index;
    const [code, size] = types[type];
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(code, at + 2);
    head.writeBigUInt64LE(BigInt(values.length), at + 4);
    let to = size * values.length <= 8 ? at + 12 : beyond;
    if (to === beyond) {
      head.writeBigUInt64LE(BigInt(beyond), at + 12);
      beyond += size * values.length;
    }
    for (const value of Array.from(values)) {
      if (type === 'short') head.writeUInt16LE(value, to);
      else if (type === 'double') head.writeDoubleLE(value, to);
      else head.writeBigUInt64LE(BigInt(value), to);
      to += size;
    }
  }
  return head;
}
