import { polygonContains } from '@yuheng/kernel/geometry';
import type { Place, PlanZone } from '../input/plan-problem.ts';

/** Whether a place lies in one of the zone's rings. */
export function insideZone({ rings }: PlanZone, place: Place): boolean {
  return (rings ?? []).some((ring) => polygonContains([ring], place));
}
