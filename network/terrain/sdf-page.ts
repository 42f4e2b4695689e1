import { Problem } from '@yuheng/kernel/problem';
import { degreeRaster, type ElevationRaster } from './elevation-raster.ts';
import { knownHeight } from './known-height.ts';

/**
 * A page of one degree as SPLAT! reads it: lines of text, first the bounds (degrees west at the western edge, north at
 * the southern, west at the eastern, north at the northern), then whole metres from the south-eastern corner westwards,
 * row by row to the north; 1200 or 3600 a side. The eastern and northern edges belong to the neighbours. The format has no
 * value for nothing; pages made from tiles with voids may still hold theirs.
 * @throws Problem `network.bad-terrain-file`
 */
export function sdfPage(name: string, bytes: Uint8Array): ElevationRaster {
  const wrong = (reason: string) => new Problem('network.bad-terrain-file', { file: name, reason });
  const numbers = new Float32Array(3600 * 3600 + 4);
  let count = 0;
  let [value, sign, digits] = [0, 1, 0];
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 10;
    if (byte >= 48 && byte <= 57) {
      value = 10 * value + byte - 48;
      digits += 1;
    } else if (byte === 45 && digits === 0 && sign === 1) sign = -1;
    else if (byte === 10 || byte === 13 || byte === 32) {
      if (digits > 0 && count < numbers.length) numbers[count] = sign * value;
      if (digits > 0) count += 1;
      [value, sign, digits] = [0, 1, 0];
    } else throw wrong(`byte ${at}: ${byte}`);
  }
  const samples = Math.sqrt(count - 4);
  if (samples !== 1200 && samples !== 3600) throw wrong(`${count} numbers`);
  const [west = 0, south = 0, east = 0, north = 0] = numbers;
  // Degrees west run from 0 to 360.
  if ((west - east + 360) % 360 !== 1 || north - south !== 1)
    throw wrong(`${west} ${south} ${east} ${north}`);
  const heights = new Float32Array(samples * samples);
  for (let row = 0; row < samples; row += 1)
    for (let column = 0; column < samples; column += 1)
      heights[row * samples + column] = knownHeight(
        numbers[4 + row * samples + samples - 1 - column] ?? Number.NaN,
      );
  const longitude = -west < -180 ? 360 - west : -west;
  return degreeRaster(name, south, longitude, samples, samples, heights);
}
