import type { Point } from './design-shape.ts';

/** Corners as a person types them: `0,0; 40,0; 40,24`. */
export function textOfCorners(corners: readonly Point[]): string {
  return corners.map(([x, y]) => `${x},${y}`).join('; ');
}

/** The corners that a text says, in metres; null where it says anything else, or fewer than three. */
export function cornersOfText(text: string): Point[] | null {
  const corners: Point[] = [];
  for (const part of text.split(/[;；\n]/)) {
    if (part.trim() === '') continue;
    const [, x, y] = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    const corner: Point = [Number(x), Number(y)];
    if (x === undefined || !corner.every((value) => Math.abs(value) <= 5000)) return null;
    corners.push(corner);
  }
  return corners.length >= 3 && corners.length <= 500 ? corners : null;
}

/** A place on the plan by half metres; a line that is nearly level or upright becomes it. */
export function snapped([x, y]: Point, from?: Point): Point {
  const half = (value: number) => Math.round(2 * value) / 2;
  const place: Point = [half(x), half(y)];
  if (from === undefined) return place;
  const [across, up] = [Math.abs(place[0] - from[0]), Math.abs(place[1] - from[1])];
  if (up <= across / 10) return [place[0], from[1]];
  return across <= up / 10 ? [from[0], place[1]] : place;
}
