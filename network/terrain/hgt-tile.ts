import { Problem } from '@yuheng/kernel/problem';
import { degreeRaster, type ElevationRaster } from './elevation-raster.ts';
import { knownHeight } from './known-height.ts';

/** `N34E113`, as tiles are named for their south-western corner. */
const corner = /(?:^|[^a-z0-9])([ns])(\d{2})([ew])(\d{3})/i;

/**
 * A tile of one degree as SRTM publishes it: 16-bit heights, big end first, row by row from the north, 1201 or 3601 a
 * side, neighbours sharing their edges.
 * @param name of the file, which alone says where the tile lies
 * @throws Problem `network.bad-terrain-file`
 */
export function hgtTile(name: string, bytes: Uint8Array): ElevationRaster {
  const samples = Math.sqrt(bytes.length / 2);
  if (samples !== 1201 && samples !== 3601)
    throw new Problem('network.bad-terrain-file', { file: name, reason: `${bytes.length} B` });
  const found = corner.exec(name);
  if (found === null) throw new Problem('network.bad-terrain-file', { file: name, reason: 'N00E000?' });
  const south = Number(found[2]) * (found[1]?.toLowerCase() === 's' ? -1 : 1);
  const west = Number(found[4]) * (found[3]?.toLowerCase() === 'w' ? -1 : 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heights = new Float32Array(samples * samples);
  for (let row = 0; row < samples; row += 1) {
    const there = (samples - 1 - row) * samples;
    for (let column = 0; column < samples; column += 1) {
      heights[row * samples + column] = knownHeight(view.getInt16(2 * (there + column)));
    }
  }
  return degreeRaster(name, south, west, samples, samples - 1, heights);
}
