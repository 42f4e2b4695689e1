import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { coverageMeasures } from './measures/coverage.ts';

export const measures: readonly MeasureDefinition[] = [...coverageMeasures];
