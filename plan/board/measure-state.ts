import type { FindingView } from '@yuheng/kernel/finding-view';
import type { Measurement } from '@yuheng/kernel/measurement';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** What a bound measure says: its newest figure, and those of past periods, oldest first. */
export interface MeasureState {
  readonly definition: MeasureDefinition;
  readonly newest: Measurement | null;
  readonly series: readonly Measurement[];
  /** What its rules found in the newest figure. */
  readonly findings: readonly FindingView[];
}
