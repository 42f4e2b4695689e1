/** The highest of every few heights in a row, so that a search may pass over a row that cannot hold what it looks for. */
export class BlockTops {
  /** Heights in a row, as a shift: 32. */
  static readonly shift = 5;
  readonly #tops: Float64Array;
  #heights: Float64Array = new Float64Array(0);

  constructor(capacity: number) {
    this.#tops = new Float64Array((capacity >> BlockTops.shift) + 1);
  }

  /** @param count the last height that counts */
  begin(heights: Float64Array, count: number): void {
    this.#heights = heights;
    const tops = this.#tops;
    for (let from = 0, block = 0; from <= count; from += 1 << BlockTops.shift, block += 1) {
      const end = Math.min(from + (1 << BlockTops.shift), count + 1);
      let top = Number.NEGATIVE_INFINITY;
      for (let index = from; index < end; index += 1) {
        const height = heights[index] ?? 0;
        if (height > top) top = height;
      }
      tops[block] = top;
    }
  }

  get heights(): Float64Array {
    return this.#heights;
  }

  top(block: number): number {
    return this.#tops[block] ?? 0;
  }

  /**
   * How far the heights from one sample to another rise above a line, at most; −∞ where there is none.
   * @param start of the line at sample 0; @param rise of it a sample
   */
  highestAbove(first: number, last: number, start: number, rise: number): number {
    const heights = this.#heights;
    let best = Number.NEGATIVE_INFINITY;
    for (let from = first; from <= last; ) {
      const block = from >> BlockTops.shift;
      const end = Math.min(((block + 1) << BlockTops.shift) - 1, last);
      const lowest = start + rise * (rise < 0 ? end : from);
      if (this.top(block) - lowest > best) {
        for (let index = from; index <= end; index += 1) {
          const above = (heights[index] ?? 0) - (start + rise * index);
          if (above > best) best = above;
        }
      }
      from = end + 1;
    }
    return best;
  }
}
