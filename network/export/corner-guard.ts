import type { Position } from 'geojson';

/** A line that passes a corner nearer than this, in pixels, may be on its other side once it is rounded. */
const near = 0.05;

/**
 * Says whether corners of a ring may go, so that rings that do not meet never come to: between what goes and the straight
 * line in its place there must be no corner of any ring, and none close to the line (A. Saalfeld, 1999: then nothing can
 * cross the line, however other rings are thinned).
 */
export class CornerGuard {
  readonly #rings: readonly (readonly Position[])[];
  readonly #columns: number;
  readonly #rows: number;
  readonly #longest: number;
  /** Of each pixel the first corner in it, and of each corner the next in the same; -1 for none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  /** Number of the first corner of each ring. */
  readonly #begin: Int32Array;

  /** @param rings closed, in pixels; @param longest that a line may be, in pixels */
  constructor(rings: readonly (readonly Position[])[], columns: number, rows: number, longest: number) {
    this.#rings = rings;
    this.#columns = columns + 1;
    this.#rows = rows + 1;
    this.#longest = longest;
    const corners = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
    this.#first = new Int32Array(this.#columns * this.#rows).fill(-1);
    this.#next = new Int32Array(corners);
    this.#x = new Float64Array(corners);
    this.#y = new Float64Array(corners);
    this.#begin = new Int32Array(rings.length);
    let number = 0;
    for (const [index, ring] of rings.entries()) {
      this.#begin[index] = number;
      for (let at = 0; at < ring.length - 1; at += 1, number += 1) {
        const [x = 0, y = 0] = ring[at] ?? [];
        const pixel = Math.floor(y) * this.#columns + Math.floor(x);
        this.#x[number] = x;
        this.#y[number] = y;
        this.#next[number] = this.#first[pixel] ?? -1;
        this.#first[pixel] = number;
      }
    }
  }

  /** Of a ring, the corners between two of its corners. They are within a pixel of the line between these. */
  mayDrop(ring: number, from: number, to: number): boolean {
    const corners = this.#rings[ring] ?? [];
    const [x0 = 0, y0 = 0] = corners[from] ?? [];
    const [x1 = 0, y1 = 0] = corners[to] ?? [];
    const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    if (steps > this.#longest) return false;
    const begin = this.#begin[ring] ?? 0;
    // The last corner of a ring is its first.
    const isOwn = (corner: number) =>
      (corner >= begin + from && corner <= begin + to) || (to === corners.length - 1 && corner === begin);
    const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    for (let step = -1; step <= steps + 1; step += 1) {
      const share = steps === 0 ? 0 : step / steps;
      const [x, y] = [Math.floor(x0 + share * (x1 - x0)), Math.floor(y0 + share * (y1 - y0))];
      for (let aside = -2; aside <= 2; aside += 1) {
        const [column, row] = steep ? [x + aside, y] : [x, y + aside];
        if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
        for (let at = this.#first[row * this.#columns + column] ?? -1; at >= 0; at = this.#next[at] ?? -1)
          if (!isOwn(at) && this.#isInTheWay(corners, from, to, this.#x[at] ?? 0, this.#y[at] ?? 0))
            return false;
      }
    }
    return true;
  }

  /** Between the corners that go and the line, or close to the line. */
  #isInTheWay(corners: readonly Position[], from: number, to: number, x: number, y: number): boolean {
    const [x0 = 0, y0 = 0] = corners[from] ?? [];
    const [x1 = 0, y1 = 0] = corners[to] ?? [];
    const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const along = squared === 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared;
    const part = Math.min(Math.max(along, 0), 1);
    if (Math.hypot(x - x0 - part * (x1 - x0), y - y0 - part * (y1 - y0)) < near) return true;
    let winding = turnAbout(x1, y1, x0, y0, x, y);
    for (let at = from; at < to; at += 1) {
      const [xa = 0, ya = 0] = corners[at] ?? [];
      const [xb = 0, yb = 0] = corners[at + 1] ?? [];
      winding += turnAbout(xa, ya, xb, yb, x, y);
    }
    return winding !== 0;
  }
}

/** Whether an edge passes to the right of a place, upwards (1) or downwards (-1). */
function turnAbout(xa: number, ya: number, xb: number, yb: number, x: number, y: number): number {
  if (ya <= y === yb <= y) return 0;
  const side = (xb - xa) * (y - ya) - (x - xa) * (yb - ya);
  if (ya <= y) return side > 0 ? 1 : 0;
  return side < 0 ? -1 : 0;
}
