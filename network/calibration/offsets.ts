import type { ClutterClass } from './clutter-class.ts';

/**
 * What is added to predicted levels, dB: overall, and beyond that for a cell and for what stands at the pixel. A cell or
 * class that has none of its own was measured at too few places.
 */
export interface Offsets {
  readonly overall: number;
  /** By `site/cell`. */
  readonly cells: Readonly<Record<string, number>>;
  readonly clutter: Readonly<Partial<Record<ClutterClass, number>>>;
}

export const noOffsets: Offsets = { overall: 0, cells: {}, clutter: {} };

/** One cell at one pixel. */
export interface Observation {
  /** `site/cell` */
  readonly cell: string;
  readonly clutter: ClutterClass;
  /** Measured minus predicted, dB. */
  readonly residual: number;
  /** Of the pixel, m. */
  readonly x: number;
  readonly y: number;
}

/** Of a cell anywhere: overall and its own. */
export function ofCell({ overall, cells }: Offsets, cell: string): number {
  return overall + (Object.hasOwn(cells, cell) ? (cells[cell] ?? 0) : 0);
}

export function offsetOf(offsets: Offsets, { cell, clutter }: Pick<Observation, 'cell' | 'clutter'>): number {
  return ofCell(offsets, cell) + (offsets.clutter[clutter] ?? 0);
}
