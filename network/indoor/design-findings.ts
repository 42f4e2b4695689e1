import { polygonContains } from '@yuheng/kernel/geometry';
import type { IndoorDesign } from './design-shape.ts';
import { isRadiator } from './radiators.ts';
import { type TreeFinding, treeFindings } from './tree-findings.ts';

/** What is wrong with a design: its tree, and antennas on floors that it does not have or outside of its walls. */
export function designFindings({ parts, floors, outline }: IndoorDesign): readonly TreeFinding[] {
  const places = parts.flatMap((part): readonly TreeFinding[] => {
    if (!isRadiator(part)) return [];
    if (part.floor >= floors) return [{ code: 'noFloor', part: part.id }];
    return polygonContains([outline], [part.x, part.y]) ? [] : [{ code: 'outside', part: part.id }];
  });
  return [...treeFindings(parts), ...places];
}
