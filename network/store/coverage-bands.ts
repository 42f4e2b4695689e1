import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { type CoverageLayer, emptyLayer } from '../coverage/coverage-layer.ts';
import type { Grid } from '../sweep/grid.ts';
import type { Terrain } from '../terrain/terrain.ts';

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);
/** Rows that are kept together: small enough to be made and read piece by piece. */
const bandRows = 128;

interface Kept {
  readonly terrain: Terrain;
  readonly layer: CoverageLayer;
}

/** All that a pixel keeps, in the order in which a band holds it; `width` values a pixel. */
function columnsOf({ terrain, layer }: Kept) {
  const pixels = layer.rows * layer.columns;
  const { clutter } = terrain;
  return [
    layer.power,
    terrain.ground,
    ...(clutter === undefined ? [] : [clutter]),
    layer.servers,
    layer.levels,
    layer.others,
    layer.unknown,
  ].map((values) => ({ values, width: values.length / pixels }));
}

/** Bands of a coverage from the south, deflated. */
export async function* packBands(kept: Kept): AsyncGenerator<Uint8Array> {
  const { rows, columns } = kept.layer;
  const parts = columnsOf(kept);
  for (let row = 0; row < rows; row += bandRows) {
    const [from, to] = [row * columns, Math.min(row + bandRows, rows) * columns];
    const bytes = parts.map(({ values, width }) => {
      const part = values.slice(from * width, to * width);
      return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    });
    yield await pack(Buffer.concat(bytes), { level: 1 });
  }
}

/** The terrain and layer of a grid out of its bands, in shared memory. */
export async function unpackBands(
  grid: Grid,
  hasClutter: boolean,
  bands: AsyncIterable<Uint8Array>,
): Promise<Kept> {
  const { rows, columns } = grid;
  const heights = () => new Float32Array(new SharedArrayBuffer(4 * rows * columns));
  const kept: Kept = {
    terrain: { grid, ground: heights(), ...(hasClutter ? { clutter: heights() } : {}) },
    layer: emptyLayer(rows, columns),
  };
  const parts = columnsOf(kept);
  let row = 0;
  for await (const band of bands) {
    const bytes = await unpack(band);
    const [from, to] = [row * columns, Math.min(row + bandRows, rows) * columns];
    let at = 0;
    for (const { values, width } of parts) {
      const size = (to - from) * width * values.BYTES_PER_ELEMENT;
      const into = new Uint8Array(values.buffer, from * width * values.BYTES_PER_ELEMENT, size);
      into.set(bytes.subarray(at, at + size));
      at += size;
    }
    row += bandRows;
  }
  return kept;
}
