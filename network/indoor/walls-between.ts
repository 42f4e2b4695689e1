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

/** Whether a place lies inside a ring, which need not be closed. */
export function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let within = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined && corner[1] > y !== before[1] > y) {
      const meets = corner[0] + ((y - corner[1]) * (before[0] - corner[0])) / (before[1] - corner[1]);
      if (x < meets) within = !within;
    }
    before = corner;
  }
  return within;
}
