import type { Point } from '../design-shape.ts';

/** The smallest ring without a dent about some places, against the clock (Andrew's monotone chain). */
export function hullOf(places: readonly Point[]): Point[] {
  const sorted = places.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (along: readonly Point[]) => {
    const chain: Point[] = [];
    for (const place of along) {
      while (chain.length >= 2 && turn(chain.at(-2) as Point, chain.at(-1) as Point, place) <= 0) chain.pop();
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
