import type { Point } from '../design-shape.ts';

/** Straight pieces of a whole turn: a column of half a metre is within a centimetre of its circle. */
const perTurn = 16;

/** Places along an arc, both ends among them. @param turn radians, against the clock where positive */
export function arcCorners([x, y]: Point, radius: number, from: number, turn: number): Point[] {
  const pieces = Math.max(1, Math.ceil((perTurn * Math.abs(turn)) / (2 * Math.PI) - 1e-9));
  return Array.from({ length: pieces + 1 }, (_, index): Point => {
    const angle = from + (turn * index) / pieces;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** What lies between two corners of a polyline whose bulge is the tangent of a quarter of the arc's turn; without both ends. */
export function bulgeCorners([fromX, fromY]: Point, [toX, toY]: Point, bulge: number): Point[] {
  const turn = 4 * Math.atan(bulge);
  const chord = Math.hypot(toX - fromX, toY - fromY);
  if (Math.abs(turn) < 1e-6 || chord === 0) return [];
  const radius = chord / (2 * Math.sin(turn / 2));
  // The middle lies to the left of the chord where the arc turns against the clock and is less than half a circle.
  const away = radius * Math.cos(turn / 2);
  const middle: Point = [
    (fromX + toX) / 2 - (away * (toY - fromY)) / chord,
    (fromY + toY) / 2 + (away * (toX - fromX)) / chord,
  ];
  const start = Math.atan2(fromY - middle[1], fromX - middle[0]);
  return arcCorners(middle, Math.abs(radius), start, turn).slice(1, -1);
}

/** An ellipse by the end of its long axis, how long the other is against it, and where it begins and ends (radians). */
export function ellipseCorners(
  [x, y]: Point,
  [longX, longY]: Point,
  ratio: number,
  from: number,
  to: number,
): Point[] {
  return arcCorners([0, 0], 1, from, to - from).map(
    ([cos, sin]): Point => [x + longX * cos - longY * ratio * sin, y + longY * cos + longX * ratio * sin],
  );
}
