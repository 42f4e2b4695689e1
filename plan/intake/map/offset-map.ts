/**
 * Where the characters of a document's text stand in the original. Segments in the order of the text: `starts[i]` is the
 * UTF-16 offset at which segment i begins, its place is row i of the flat column `rows`. Plain numbers, to be kept as JSON.
 */
export type OffsetMap = ByteMap | HtmlMap | DocxMap | PdfMap;

/** Plain text: a mark now and then; between two marks every character has the width that its encoding gives it. */
export interface ByteMap {
  readonly kind: 'bytes';
  readonly encoding: string;
  readonly starts: readonly number[];
  /** One number a row: the byte at which the segment begins. */
  readonly rows: readonly number[];
}

/** A web page. A row is `from, to` in its decoded source: as long as the segment, or one place for the whole of it. */
export interface HtmlMap {
  readonly kind: 'html';
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

/**
 * A Word document. A row is `part, paragraph, run, offset`: the index in `parts`, the paragraph (w:p) in that part and the
 * run (w:r) in that paragraph, both counted from 0 in document order, and the character in the run's text.
 * Run and offset -1: the reader made the characters (an automatic number, a line end).
 */
export interface DocxMap {
  readonly kind: 'docx';
  readonly parts: readonly string[];
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

/**
 * A PDF. A row is `page, x, y, width, height, turn` in tenths of a point from the top left corner of the page as it is
 * shown; width 0: made by the reader. `turn`: the way the words run, in degrees clockwise.
 */
export interface PdfMap {
  readonly kind: 'pdf';
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

/** Index of the segment that holds the offset, -1 before the first. */
export function segmentAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
