/** The upper convex hull of points that arrive from left to right, for tangents from a point to their right. */
export class UpperHull {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #index: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
    this.#index = new Int32Array(capacity);
  }

  clear(): void {
    this.#size = 0;
  }

  /** A point to the right of all others. Points below the line to it can never be seen from the right again. */
  push(index: number, x: number, y: number): void {
    const xs = this.#x;
    const ys = this.#y;
    let size = this.#size;
    while (size >= 2) {
      const x1 = xs[size - 1] ?? 0;
      const y1 = ys[size - 1] ?? 0;
      const x0 = xs[size - 2] ?? 0;
      const y0 = ys[size - 2] ?? 0;
      if ((y1 - y0) * (x - x0) > (y - y0) * (x1 - x0)) break;
      size -= 1;
    }
    xs[size] = x;
    ys[size] = y;
    this.#index[size] = index;
    this.#size = size + 1;
  }

  /** Index of the point that stands highest as seen from a point to the right of all; -1 without points. */
  tangent(x: number, y: number): number {
    const xs = this.#x;
    const ys = this.#y;
    let low = 0;
    let high = this.#size - 1;
    // Seen from the right, elevations rise up to the tangent point and fall behind it.
    while (low < high) {
      const middle = (low + high) >> 1;
      const here = ((ys[middle] ?? 0) - y) * (x - (xs[middle + 1] ?? 0));
      const next = ((ys[middle + 1] ?? 0) - y) * (x - (xs[middle] ?? 0));
      if (here >= next) high = middle;
      else low = middle + 1;
    }
    return low <= high ? (this.#index[low] ?? -1) : -1;
  }

  /** Index of the point that stands highest above all lines of a slope; -1 without points. */
  highest(slope: number): number {
    const xs = this.#x;
    const ys = this.#y;
    let low = 0;
    let high = this.#size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rise = (ys[middle + 1] ?? 0) - (ys[middle] ?? 0);
      if (rise <= slope * ((xs[middle + 1] ?? 0) - (xs[middle] ?? 0))) high = middle;
      else low = middle + 1;
    }
    return low <= high ? (this.#index[low] ?? -1) : -1;
  }
}
