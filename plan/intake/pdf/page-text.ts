/** Characters that a font sets in one go, in points from the top left corner of the page as it is shown. */
export interface Run {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Runs on one baseline without a wide gap between them. */
export interface Fragment {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** All that stands on one baseline of a page, from left to right. */
export interface Baseline {
  readonly fragments: readonly Fragment[];
  readonly y: number;
  readonly size: number;
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly baselines: readonly Baseline[];
  /** y of the horizontal rules that are wider than an underlined word. */
  readonly rules: readonly number[];
  /** An image where words should be. */
  readonly scanned: boolean;
}

/** A line of running text with the bounds of its column, or a row of a table, which is complete in itself. */
export interface PageLine {
  readonly kind: 'line' | 'row' | 'image';
  readonly page: number;
  /** One for a line; the cells of a row, empty ones included. */
  readonly cells: readonly (readonly Fragment[])[];
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly left: number;
  readonly edge: number;
  readonly column: number;
}
