import { Problem } from '@yuheng/kernel/problem';
import type { Point } from '../design-shape.ts';
import type { DrawingUnit } from './drawing-units.ts';

/** One line of a drawing, in its own units; a closed one does not say its first corner again. */
export interface DrawnLine {
  readonly layer: string;
  readonly corners: readonly Point[];
  readonly closed: boolean;
}

export interface DrawnText {
  readonly layer: string;
  readonly text: string;
  readonly at: Point;
}

/** What a drawing holds that a floor plan can be made of. */
export interface Drawing {
  /** Null where it does not say its unit. */
  readonly unit: DrawingUnit | null;
  /** Layers that it declares, and whether it shows them; others are shown. */
  readonly shown: ReadonlyMap<string, boolean>;
  readonly lines: readonly DrawnLine[];
  readonly texts: readonly DrawnText[];
  /** How many of which kind were left out: splines, hatches, what stands upright … */
  readonly left: ReadonlyMap<string, number>;
}

/** Bytes of a drawing as it is sent. */
export const drawingLimit = 20_000_000;

/** @param what stands there, as the file has it */
export function badDrawing(line: number, what: string): Problem {
  return new Problem('network.bad-drawing', { line, what: what.slice(0, 60) });
}

export function drawingTooLarge(what: string, most: number): Problem {
  return new Problem('network.drawing-too-large', { what, most });
}
