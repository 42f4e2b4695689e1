import type { Point, Wall } from './design-shape.ts';

/** Whether the straight way crosses the wall. Ends belong to one side only, so that a joint of two walls counts once. */
export function crosses(start: Point, end: Point, { from, to }: Pick<Wall, 'from' | 'to'>): boolean {
  return (
    side(start, end, from) > 0 !== side(start, end, to) > 0 &&
    side(from, to, start) > 0 !== side(from, to, end) > 0
  );
}

function side([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}
