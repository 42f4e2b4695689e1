import type { Marker, MarkerFamily } from './marker.ts';

/** Where a marker stands in the nesting; 1 is the outermost level. */
export interface Place {
  readonly depth: number;
  /** The outermost numbering begins again: another plan, or an annex. */
  readonly restart: boolean;
}

/**
 * Follows the numbers through a document. A marker counts only where it continues a numbering that is open, or one
 * that runs on through the headings (一、1.2. 二、3.4.), or opens a new one at 1; `888.jpg` does none of these.
 * Which family nests in which is the document's own choice.
 */
export class Numbering {
  readonly #open: { readonly family: MarkerFamily; last: number }[] = [];
  /** The last number of each family that a heading has closed. */
  readonly #closed = new Map<MarkerFamily, number>();

  /** The place of a marker that continues the document's numbering, which is then advanced; null for any other. */
  place(marker: Marker): Place | null {
    const level = this.#levelOf(marker);
    const numbering = this.#open[level];
    if (numbering === undefined) {
      if (!marker.loose && marker.ordinal !== 1 && this.#closed.get(marker.family) !== marker.ordinal - 1)
        return null;
      this.#open.push({ family: marker.family, last: marker.ordinal });
      return { depth: this.#open.length, restart: false };
    }
    const restart = level === 0 && marker.ordinal === 1 && !marker.loose;
    if (!marker.loose && !restart && marker.ordinal !== 1 && !follows(numbering.last, marker)) return null;
    this.#close(level + 1);
    numbering.last = marker.ordinal;
    return { depth: level + 1, restart };
  }

  /** Whether the marker would begin the outermost numbering anew. */
  restarts(marker: Marker): boolean {
    return marker.ordinal === 1 && !marker.loose && this.#open[0]?.family === marker.family;
  }

  /** Forgets everything: the next marker opens the outermost numbering. */
  reset(): void {
    this.#open.length = 0;
    this.#closed.clear();
  }

  /** The innermost numbering of the family that the marker continues; a box (专栏) has numbers of its own. */
  #levelOf(marker: Marker): number {
    const last = this.#open.findLastIndex(({ family }) => family === marker.family);
    const box = this.#open.findLastIndex(({ family }) => family === 'box');
    if (marker.family === 'box' || box < 0 || last < 0) return last;
    if (last > box && this.#follows(last, marker)) return last;
    const outer = this.#open.findIndex(({ family }) => family === marker.family);
    if (outer < box && this.#follows(outer, marker)) return outer;
    return last > box ? last : marker.ordinal === 1 ? -1 : outer;
  }

  #follows(level: number, marker: Marker): boolean {
    return marker.ordinal > 1 && marker.ordinal === (this.#open[level]?.last ?? 0) + 1;
  }

  #close(from: number): void {
    for (const { family, last } of this.#open.slice(from)) this.#closed.set(family, last);
    this.#open.length = Math.min(this.#open.length, from);
  }
}

/** Authors skip or repeat a number now and then; in Arabic figures that is more likely a figure of the text. */
function follows(last: number, marker: Marker): boolean {
  const step = marker.ordinal - last;
  if (step === 1) return true;
  return marker.family === 'arabic' || marker.family.startsWith('dotted')
    ? step === 2
    : step >= 0 && step <= 3;
}
