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

/** What a drawing should have where it is broken; each has a sentence of its own. */
export const drawingFaults = [
  'code',
  'value',
  'number',
  'record',
  'end',
  'entities',
  'seqend',
  'nesting',
] as const;
export type DrawingFault = (typeof drawingFaults)[number];

/** @param line from 1; @param fault what should be there; @param found what is, as the file has it */
export function badDrawing(line: number, fault: DrawingFault, found: string): Problem {
  return new Problem('network.bad-drawing', { line, fault, found: shownText(found) }, fault);
}

/** A text of a file in a sentence: cut, and without what no page can show. */
export function shownText(text: string): string {
  return text.trim().slice(0, 60).replaceAll(/\p{C}/gu, '·');
}

export function drawingTooLarge(what: string, most: number): Problem {
  return new Problem('network.drawing-too-large', { what, most });
}
