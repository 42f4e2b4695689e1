import type { Measurement } from '@yuheng/kernel/measurement';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** What a bound measure says: its newest figure, and those of past periods, oldest first. */
export interface MeasureState {
  readonly definition: MeasureDefinition;
  readonly newest: Measurement | null;
  readonly series: readonly Measurement[];
}
