import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AreaCase, type AreaLoss, pixel } from '@yuheng/network/area-case';
import { sdfPage } from '@yuheng/network/sdf-page';
import { sweepArea } from '@yuheng/network/sweep-area';
import { hasSplat, splatSeconds } from './splat.ts';

export const calgaryData = join(import.meta.dirname, '../../shared/data/network/terrain-calgary');
const pages = ['50:51:113:114', '50:51:114:115', '51:52:113:114', '51:52:114:115'];
const side = 2400;
const perDegree = 1200;
/** ERP 0.1 W over a dipole, in dBm over an isotropic radiator. */
const radiated = 10 * Math.log10(0.1 * 1000) + 2.14;

/** SPLAT!'s own case: 30 km about a mast of 2 feet, 907 MHz, four pages of 3 seconds of arc, clutter of a metre. */
export async function calgaryCase(): Promise<AreaCase> {
  const grid = {
    kind: 'geographic',
    west: -115,
    south: 50,
    cell: 1 / perDegree,
    rows: side,
    columns: side,
  } as const;
  const ground = new Float32Array(side * side);
  for (const name of pages) {
    const { south, west, rows, columns, read } = sdfPage(name, unpacked(`${name}.sdf.gz`));
    const heights = await read({ row: 0, column: 0, rows, columns });
    const corner = (south - grid.south) * perDegree * side + (west - grid.west) * perDegree;
    for (let row = 0; row < rows; row += 1)
      ground.set(heights.subarray(row * columns, (row + 1) * columns), corner + row * side);
  }
  return {
    // What is at sea level has no clutter there.
    terrain: { grid, ground, clutter: ground.map((height) => (height === 0 ? 0 : 1)) },
    site: { x: -114.098667, y: 51.102167 },
    heights: [2 * 0.3048, 1],
    reach: 30_000,
    model: {
      model: 'itm',
      medium: {
        frequency: 907,
        polarisation: 'vertical',
        permittivity: 15,
        conductivity: 0.005,
        refractivity: 301,
      },
      variability: { climate: 5, mode: 2, fixedLocation: true, fixedSituation: false },
      reliability: { time: 95, location: 50, situation: 95 },
    },
    options: { perimeter: 'grid', endBefore: true, earthRadius: 3959 * 1609.344 },
  };
}

function unpacked(name: string): Uint8Array {
  return gunzipSync(readFileSync(join(calgaryData, name)));
}

/** Against SPLAT!'s raster: pixels that only one has, and the share of the others that lie within 1 dB as both round. */
export function agreement({ box, loss, state }: AreaLoss) {
  const [signal, mask] = [unpacked('calgary_30km.signal.u8.gz'), unpacked('calgary_30km.mask.u8.gz')];
  let [ours, both, close] = [0, 0, 0];
  for (let cell = 0; cell < state.length; cell += 1) {
    if (state[cell] !== pixel.computed) continue;
    ours += 1;
    const [row, column] = [box.row + Math.trunc(cell / box.columns), box.column + (cell % box.columns)];
    // Theirs begins in the north.
    const there = (side - 1 - row) * side + column;
    if (mask[there] === 0) continue;
    both += 1;
    const level = 200 + Math.round(radiated - (loss[cell] ?? 0));
    if (Math.abs(Math.min(255, Math.max(0, level)) - (signal[there] ?? 0)) <= 1) close += 1;
  }
  const theirs = mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  return { pixels: ours, alone: ours + theirs - 2 * both, close: close / both };
}

/** The Calgary case by us and by Debian's `splat` in turns, on one thread each. */
export async function benchCalgary(runs: number, say: (line: string) => void): Promise<void> {
  if (!existsSync(calgaryData)) {
    say('Calgary: skipped, no reference data beside the checkout');
    return;
  }
  const area = await calgaryCase();
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-splat-'));
  const splat = hasSplat();
  try {
    if (splat)
      for (const name of pages) writeFileSync(join(folder, `${name}.sdf`), unpacked(`${name}.sdf.gz`));
    const [own, whole, idle]: [number[], number[], number[]] = [[], [], []];
    let result = await sweepArea({ ...area, reach: 3000 });
    for (let run = 0; run < runs; run += 1) {
      const before = process.cpuUsage();
      result = await sweepArea(area);
      const { user, system } = process.cpuUsage(before);
      own.push((user + system) / 1e6);
      if (!splat) continue;
      whole.push(splatSeconds(folder, 30));
      idle.push(splatSeconds(folder, 0.3));
    }
    const { pixels, alone, close } = agreement(result);
    const seconds = median(own);
    say(
      `Calgary: ${pixels} pixels, ${alone} of them or of SPLAT!'s alone, ${(100 * close).toFixed(3)} % within 1 dB; ` +
        `${seconds.toFixed(2)} CPU s (first ${own[0]?.toFixed(2)}), ${Math.round(pixels / seconds)} pixels per CPU s`,
    );
    if (!splat) say('splat: not installed, no ratio');
    else
      say(
        `splat: ${median(whole).toFixed(2)} CPU s with reading and image, of which at least ${median(idle).toFixed(2)} without sweep; ` +
          `ratio of our sweep to the whole ${(median(whole) / seconds).toFixed(1)}, ` +
          `to the sweep ${((median(whole) - median(idle)) / seconds).toFixed(1)}`,
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.trunc(values.length / 2)] ?? Number.NaN;
}
