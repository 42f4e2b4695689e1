import type { Place, PlanZone } from '../input/plan-problem.ts';

/** Whether a place lies in one of the zone's rings (even-odd rule). */
export function insideZone({ rings }: PlanZone, [x, y]: Place): boolean {
  return (rings ?? []).some((ring) => {
    let inside = false;
    let [beforeX, beforeY] = ring.at(-1) ?? [0, 0];
    for (const [atX, atY] of ring) {
      if (atY > y !== beforeY > y && x < ((beforeX - atX) * (y - atY)) / (beforeY - atY) + atX)
        inside = !inside;
      [beforeX, beforeY] = [atX, atY];
    }
    return inside;
  });
}
