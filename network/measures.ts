import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { buildOutMeasures } from './measures/build-out.ts';
import { coverageMeasures } from './measures/coverage.ts';
import { resourceMeasures } from './measures/resources.ts';

export const measures: readonly MeasureDefinition[] = [
  ...coverageMeasures,
  ...buildOutMeasures,
  ...resourceMeasures,
];
