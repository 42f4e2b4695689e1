import type { Matrix } from './matrix.ts';
import type { Box } from './page-drawing.ts';

/** Characters that a font sets in one go, in points from the top left corner of the page as it is read. */
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

/** A ruled table: the words of each cell, line by line; a cell that reaches over several has them in its first. */
export interface PageTable extends Box {
  readonly rows: readonly (readonly (readonly Fragment[])[])[];
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Lines outside of tables. */
  readonly baselines: readonly Baseline[];
  readonly tables: readonly PageTable[];
  /** y of the horizontal rules that are wider than an underlined word. */
  readonly rules: readonly number[];
  /** Images that may hold words: large ones on which hardly any letters stand. */
  readonly images: readonly Box[];
  /** Words were laid over an image by a program that recognised them. */
  readonly recognised: boolean;
  readonly turn: Turn;
}

/** A page whose words do not run from left to right as it is shown is read turned. */
export interface Turn {
  /** The way the words run on the page as it is shown, in degrees clockwise. */
  readonly degrees: 0 | 90 | 180 | 270;
  /** From the page as it is read to the page as it is shown. */
  readonly toShown: Matrix;
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
  /** Where the image stands. */
  readonly box: Box | null;
}
