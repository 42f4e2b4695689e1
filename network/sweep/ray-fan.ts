import { MetricWalk } from './metric-walk.ts';
import { Perimeter } from './perimeter.ts';

/**
 * The rays from the middle of a square of cells to its edge: the same for every site that stands in the middle of such a
 * square. What a ray is the first to touch is its to decide; such a pair of ray and sample is an entry. In shared memory,
 * about 7 bytes a cell for where the rays run, and 14 an entry.
 */
export interface RayFan {
  /** Cells from the middle to the edge, and along a side. */
  readonly half: number;
  readonly side: number;
  readonly rays: number;
  /** Cells up and across from the middle, in turns, of each sample of each ray; a ray has room for `half + 1` samples. */
  readonly steps: Int16Array;
  /** Of each ray: its last sample, the last that is an entry, and metres between two. */
  readonly count: Uint16Array;
  readonly last: Uint16Array;
  readonly spacing: Float64Array;
  /** The first entry of each ray, and behind all the number of entries. */
  readonly first: Int32Array;
  /** Of each entry: its ray and its sample. */
  readonly ray: Uint16Array;
  readonly sample: Uint16Array;
  /** The entry of each cell of the square, row by row from the south; -1 out of reach. */
  readonly entry: Int32Array;
}

/** @param half cells from the middle to the edge; @param cell side of a cell, m; @param reach m */
export function rayFan(half: number, cell: number, reach: number): RayFan {
  const side = 2 * half + 1;
  const grid = { kind: 'metric', west: 0, south: 0, cell, rows: side, columns: side } as const;
  const walk = new MetricWalk(grid, { x: half * cell, y: half * cell }, reach, 2 * side);
  const perimeter = perimeterOf(half);
  const rays = perimeter.count;
  const steps = new Int16Array(new SharedArrayBuffer(4 * rays * (half + 1)));
  const count = new Uint16Array(new SharedArrayBuffer(2 * rays));
  const last = new Uint16Array(new SharedArrayBuffer(2 * rays));
  const spacing = new Float64Array(new SharedArrayBuffer(8 * rays));
  const first = new Int32Array(new SharedArrayBuffer(4 * (rays + 1)));
  const entry = new Int32Array(new SharedArrayBuffer(4 * side * side)).fill(-1);
  const ray = new Uint16Array(side * side);
  const sample = new Uint16Array(side * side);
  let entries = 0;
  for (let number = 0; number < rays; number += 1) {
    const {
      cells,
      count: samples,
      spacing: step,
    } = walk.towards(perimeter.row(number), perimeter.column(number));
    count[number] = samples;
    spacing[number] = step;
    first[number] = entries;
    for (let at = 0; at <= samples; at += 1) {
      const there = cells[at] ?? 0;
      const place = 2 * (number * (half + 1) + at);
      steps[place] = Math.trunc(there / side) - half;
      steps[place + 1] = (there % side) - half;
      if (entry[there] !== -1) continue;
      entry[there] = entries;
      ray[entries] = number;
      sample[entries] = at;
      entries += 1;
      last[number] = at;
    }
  }
  first[rays] = entries;
  return {
    half,
    side,
    rays,
    steps,
    count,
    last,
    spacing,
    first,
    ray: shared(ray, entries),
    sample: shared(sample, entries),
    entry,
  };
}

/** Where the rays of a fan end. */
export function perimeterOf(half: number): Perimeter {
  return new Perimeter({ row: 0, column: 0, rows: 2 * half, columns: 2 * half });
}

function shared(values: Uint16Array, length: number): Uint16Array {
  const copy = new Uint16Array(new SharedArrayBuffer(2 * length));
  copy.set(values.subarray(0, length));
  return copy;
}
