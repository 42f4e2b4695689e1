import type { Marker, MarkerFamily } from './marker.ts';

/** Where a marker stands in the nesting; 1 is the outermost level. */
export interface Place {
  readonly depth: number;
  /** The outermost numbering begins again: another plan, or an annex. */
  readonly restart: boolean;
}

/**
 * Follows the numbers through a document. A marker counts only where it continues a numbering that is open,
 * or opens a new one at 1; `888.jpg` does neither. Which family nests in which is the document's own choice.
 */
export class Numbering {
  readonly #open: { readonly family: MarkerFamily; last: number }[] = [];

  /** The place of a marker that continues the document's numbering, which is then advanced; null for any other. */
  place(marker: Marker): Place | null {
    const level = this.#open.findIndex((numbering) => numbering.family === marker.family);
    const numbering = this.#open[level];
    if (numbering === undefined) {
      if (marker.ordinal !== 1) return null;
      this.#open.push({ family: marker.family, last: 1 });
      return { depth: this.#open.length, restart: false };
    }
    const restart = level === 0 && marker.ordinal === 1;
    if (!restart && marker.ordinal !== 1 && !follows(numbering.last, marker)) return null;
    numbering.last = marker.ordinal;
    this.#open.length = level + 1;
    return { depth: level + 1, restart };
  }

  /** Whether the marker would begin the outermost numbering anew. */
  restarts(marker: Marker): boolean {
    return marker.ordinal === 1 && this.#open[0]?.family === marker.family;
  }

  /** Forgets everything: the next marker opens the outermost numbering. */
  reset(): void {
    this.#open.length = 0;
  }
}

/** Authors skip or repeat a number now and then; in Arabic figures that is more likely a figure of the text. */
function follows(last: number, marker: Marker): boolean {
  const step = marker.ordinal - last;
  if (step === 1) return true;
  return marker.family === 'arabic' || marker.family === 'dotted' ? step === 2 : step >= 0 && step <= 3;
}
