import type { Point } from './design-shape.ts';

/** A place well within a ring, whatever its shape: the middle of the widest way through it from west to east. */
export function ringMiddle(corners: readonly Point[]): Point {
  const levels = [...new Set(corners.map(([, y]) => y))].toSorted((one, other) => one - other);
  let [best, widest]: [Point, number] = [corners[0] ?? [0, 0], 0];
  for (const [index, low] of levels.slice(0, -1).entries()) {
    const y = (low + (levels[index + 1] ?? low)) / 2;
    const crossings = corners
      .flatMap(([x, from], at) => {
        const [nextX, to] = corners[(at + 1) % corners.length] ?? [x, from];
        return from > y === to > y ? [] : [x + ((y - from) / (to - from)) * (nextX - x)];
      })
      .toSorted((one, other) => one - other);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [west = 0, east = 0] = crossings.slice(at, at + 2);
      // A wide slit is worse than a lower room.
      const width = Math.min(east - west, 4 * ((levels[index + 1] ?? low) - low));
      if (width > widest) [best, widest] = [[(west + east) / 2, y], width];
    }
  }
  return best;
}
