import { pixel } from './area-case.ts';
import type { Perimeter } from './perimeter.ts';
import type { RadialModel } from './radial.ts';
import type { RadialWalk, Walk } from './walk.ts';
import type { Window } from './window.ts';

/** Radials between two leads. */
const group = 10;
/** A slice is small against the whole, so that workers end together, and large against a group. */
const groupsInSlice = 16;

/** What stays the same for all slices of an area. */
export interface SliceSetup {
  readonly window: Window;
  readonly perimeter: Perimeter;
  readonly walk: RadialWalk;
  readonly model: RadialModel;
  readonly endBefore: boolean;
}

/** Results over a window, and the number + 1 of the slice that decided each pixel (0: none). */
export interface SliceResult {
  readonly loss: Float32Array;
  readonly state: Uint8Array;
  readonly slice: Uint16Array;
}

/** Neighbouring radials of one edge. */
export interface Slice {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** Divides the radials of a perimeter, the same way for any number of workers. */
export function slicesOf(perimeter: Perimeter): readonly Slice[] {
  const radials = Math.max(group * groupsInSlice, group * Math.ceil(perimeter.count / group / 60_000));
  const slices: Slice[] = [];
  for (let from = 0; from < perimeter.count; ) {
    const to = Math.min(from + radials, perimeter.edgeEnd(from));
    slices.push({ number: slices.length, from, to });
    from = to;
  }
  return slices;
}

/** Radials from one lead to before the next; only the last group of an edge ends with its lead. */
export interface Group {
  readonly from: number;
  readonly to: number;
  /** The lead behind. */
  readonly next: number;
}

/** The group of a radial. */
export function groupOf(perimeter: Perimeter, radial: number): Group {
  const begin = perimeter.edgeBegin(radial);
  const end = perimeter.edgeEnd(radial);
  const from = radial - ((radial - begin) % group);
  return { from, to: Math.min(from + group, end), next: Math.min(from + group, end - 1) };
}

/** Sweeps slices of an area; scratch memory is kept from slice to slice. */
export class SliceSweep {
  readonly #setup: SliceSetup;
  readonly #radial: { ground: Float64Array; surface: Float64Array; count: number; spacing: number };

  constructor(setup: SliceSetup, capacity: number) {
    this.#setup = setup;
    const ground = new Float64Array(capacity + 1);
    const flat = setup.window.surface === setup.window.ground;
    const surface = flat ? ground : new Float64Array(capacity + 1);
    this.#radial = { ground, surface, count: 0, spacing: 1 };
  }

  /** The first radial that touches a pixel decides it; pixels that an earlier slice decided are left alone. */
  sweep({ number, from, to }: Slice, into: SliceResult): void {
    const { perimeter, model } = this.#setup;
    const end = perimeter.edgeEnd(from) - 1;
    if (model.lead !== undefined) this.#lead(from);
    for (let first = from; first < to; first += group) {
      const next = Math.min(first + group, end);
      if (model.lead !== undefined) this.#lead(next);
      const last = Math.min(first + group, to);
      for (let radial = first; radial < last; radial += 1)
        this.#along(radial, next > first ? (radial - first) / (next - first) : 0, number + 1, into);
    }
  }

  #lead(radial: number): void {
    const { perimeter, walk, model } = this.#setup;
    const steps = walk.towards(perimeter.row(radial), perimeter.column(radial));
    this.#gather(steps, steps.count);
    model.lead?.(this.#radial);
  }

  #along(radial: number, share: number, owner: number, into: SliceResult): void {
    const { perimeter, walk, model, endBefore } = this.#setup;
    const { loss, state, slice } = into;
    const steps = walk.towards(perimeter.row(radial), perimeter.column(radial));
    const { cells } = steps;
    let last = steps.count;
    while (last >= 0 && (cells[last] === -1 || slice[cells[last] ?? 0] !== 0)) last -= 1;
    if (last < 0) return;
    const known = this.#gather(steps, last);
    if (known > 0) model.begin(this.#radial, share);
    const before = endBefore ? 1 : 0;
    for (let sample = 2 * before; sample <= last; sample += 1) {
      const cell = cells[sample] ?? -1;
      if (cell < 0 || slice[cell] !== 0) continue;
      slice[cell] = owner;
      if (sample > known) {
        state[cell] = this.#isHole(cell) ? pixel.hole : pixel.behindHole;
        continue;
      }
      // Under the transmitter itself the loss is that of the next sample.
      const value = known === 0 ? Number.NaN : model.loss(Math.max(sample - before, 1));
      loss[cell] = value;
      state[cell] = value === value ? pixel.computed : pixel.noModel;
    }
  }

  #isHole(cell: number): boolean {
    return Number.isNaN(this.#setup.window.ground[cell] ?? Number.NaN);
  }

  /** Heights of the samples up to one, or up to the first hole; returns the last sample that is known. */
  #gather({ cells, spacing }: Walk, last: number): number {
    const { ground, surface } = this.#setup.window;
    const radial = this.#radial;
    const flat = radial.surface === radial.ground;
    radial.spacing = spacing;
    let sample = 0;
    for (; sample <= last; sample += 1) {
      const cell = cells[sample] ?? -1;
      const height = cell < 0 ? Number.NaN : (ground[cell] ?? Number.NaN);
      if (height !== height) break;
      radial.ground[sample] = height;
      if (!flat) radial.surface[sample] = sample === 0 ? height : (surface[cell] ?? height);
    }
    radial.count = Math.max(sample - 1, 0);
    return radial.count;
  }
}
