/**
 * The upper convex hull of heights at equal steps, as far as they were reached, for tangents from a point behind them.
 * What lies below can never be seen from behind again. Distances in samples, the first of which is left out.
 */
export class UpperHull {
  /** The samples on the hull, and the rise a sample towards each from the one before. */
  readonly #at: Int32Array;
  readonly #rise: Float64Array;
  #heights: Float64Array = new Float64Array(0);
  #size = 0;
  #next = 1;

  constructor(capacity: number) {
    this.#at = new Int32Array(capacity);
    this.#rise = new Float64Array(capacity);
  }

  begin(heights: Float64Array): void {
    this.#heights = heights;
    this.#size = 0;
    this.#next = 1;
  }

  /** Takes in all samples before one. Ends rise. */
  reach(end: number): void {
    const at = this.#at;
    const rises = this.#rise;
    const heights = this.#heights;
    let size = this.#size;
    for (let index = this.#next; index < end; index += 1) {
      const height = heights[index] ?? 0;
      // The sample before is always on the hull.
      let rise = index === 1 ? Number.POSITIVE_INFINITY : height - (heights[index - 1] ?? 0);
      while (size > 1 && rise >= (rises[size - 1] ?? 0)) {
        size -= 1;
        const before = at[size - 1] ?? 0;
        rise = (height - (heights[before] ?? 0)) / (index - before);
      }
      at[size] = index;
      rises[size] = rise;
      size += 1;
    }
    this.#size = size;
    if (end > this.#next) this.#next = end;
  }

  /** The sample that stands highest as seen from a height at a place behind all; -1 where none was reached. */
  tangent(place: number, height: number): number {
    let low = 0;
    let high = this.#size - 1;
    // Edges of the hull up to the tangent point, drawn on, run over the place; those behind it do not.
    while (low < high) {
      const middle = (low + high) >> 1;
      const next = this.#at[middle + 1] ?? 0;
      const over = (this.#heights[next] ?? 0) + (this.#rise[middle + 1] ?? 0) * (place - next);
      if (over <= height) high = middle;
      else low = middle + 1;
    }
    return low <= high ? (this.#at[low] ?? -1) : -1;
  }

  /** The sample that stands highest above all lines that rise so much a sample; -1 where none was reached. */
  highest(rise: number): number {
    let low = 0;
    let high = this.#size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rise[middle + 1] ?? 0) <= rise) high = middle;
      else low = middle + 1;
    }
    return low <= high ? (this.#at[low] ?? -1) : -1;
  }
}
