import type { Position } from './plane.ts';

/** Whether a place lies inside one of the open rings (even-odd rule). */
export function contains(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  return rings.some((ring) => {
    let inside = false;
    for (const [index, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(index + ring.length - 1) % ring.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  });
}
