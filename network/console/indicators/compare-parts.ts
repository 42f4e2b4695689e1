import type { FigurePart } from '@yuheng/console/data/figures';
import { buildStages } from '../../entities/site-stage.ts';

/** Stages as they follow each other, all else from the most to the least; parts without a value last. */
export function compareParts(by: string, one: FigurePart, other: FigurePart): number {
  if (by === 'stage') return stageOf(one) - stageOf(other);
  return (other.value ?? -Infinity) - (one.value ?? -Infinity) || 0;
}

function stageOf({ of: [stage] }: FigurePart): number {
  return (buildStages as readonly string[]).indexOf(stage ?? '');
}
