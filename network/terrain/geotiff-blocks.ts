import { stat } from 'node:fs/promises';
import { Problem } from '@yuheng/kernel/problem';
import type { GeoTIFFImage } from 'geotiff';
import type { Box } from '../sweep/grid.ts';

/** A tile or strip is read and unpacked whole: bytes that one may take. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The tiles or strips of the first band of a GeoTIFF, read one at a time, so that no more than one and what was asked for is
 * in memory, whatever the size of the file.
 */
export class GeoTiffBlocks {
  readonly #image: GeoTIFFImage;
  /** Of the file, bytes. */
  readonly #size: number;
  readonly #width: number;
  readonly #height: number;

  private constructor(image: GeoTIFFImage, size: number) {
    this.#image = image;
    this.#size = size;
    this.#width = image.getTileWidth();
    // A file may say that its only strip is longer than the raster; tiles do reach beyond its edge.
    const height = image.getTileHeight();
    this.#height = image.isTiled ? height : Math.min(height, image.getHeight());
  }

  /** @throws Problem `network.terrain-block-too-large` */
  static async of(image: GeoTIFFImage, path: string, file: string): Promise<GeoTiffBlocks> {
    const { size } = await stat(path);
    const blocks = new GeoTiffBlocks(image, size);
    const [columns, rows] = [blocks.#width, blocks.#height];
    const bytes = columns * rows * image.getBytesPerPixel();
    // Sides of tiles are multiples of 16 (TIFF 6.0, section 15): smaller ones would be millions.
    if (!(bytes > 0) || (image.isTiled && (columns % 16 !== 0 || rows % 16 !== 0)))
      throw new RangeError(`${columns} × ${rows}`);
    if (bytes > mostBytes) {
      const megabytes = (value: number) => Math.ceil(value / 1024 ** 2);
      throw new Problem('network.terrain-block-too-large', {
        file,
        columns,
        rows,
        megabytes: megabytes(bytes),
        most: megabytes(mostBytes),
      });
    }
    return blocks;
  }

  /**
   * Values of a box, row by row from the north; what the file has left out stays NaN, where its reader would make it 0.
   * @param box rows counted from the north
   * @throws RangeError where a block lies beyond the end of the file
   */
  async read(box: Box): Promise<Float64Array> {
    const values = new Float64Array(box.rows * box.columns).fill(Number.NaN);
    const [bottom, right] = [box.row + box.rows, box.column + box.columns];
    for (let y = Math.floor(box.row / this.#height); y * this.#height < bottom; y += 1)
      for (let x = Math.floor(box.column / this.#width); x * this.#width < right; x += 1) {
        if (!(await this.#isThere(x, y))) continue;
        const top = Math.max(y * this.#height, box.row);
        const left = Math.max(x * this.#width, box.column);
        const columns = Math.min((x + 1) * this.#width, right) - left;
        const rows = Math.min((y + 1) * this.#height, bottom) - top;
        const window = [left, top, left + columns, top + rows];
        const [band = []] = await this.#image.readRasters({ window, samples: [0], interleave: false });
        for (let row = 0; row < rows; row += 1) {
          const to = (top - box.row + row) * box.columns + left - box.column;
          for (let column = 0; column < columns; column += 1)
            values[to + column] = Number((band as ArrayLike<number>)[row * columns + column]);
        }
      }
    return values;
  }

  /** Whether a block is in the file; a sparse file says of those that are not that they have no bytes. */
  async #isThere(x: number, y: number): Promise<boolean> {
    const index = y * Math.ceil(this.#image.getWidth() / this.#width) + x;
    const kind = this.#image.isTiled ? 'Tile' : 'Strip';
    const [offset, bytes] = await Promise.all(
      [`${kind}Offsets`, `${kind}ByteCounts`].map(async (tag) =>
        Number(await this.#image.fileDirectory.loadValueIndexed(tag, index)),
      ),
    );
    if (bytes === 0) return false;
    // Beyond the end of the file the reader would read zeros.
    if (!(Number(offset) + Number(bytes) <= this.#size && Number(bytes) <= 2 * mostBytes))
      throw new RangeError(`${kind} ${x}, ${y}: ${offset} + ${bytes} > ${this.#size}`);
    return true;
  }
}
