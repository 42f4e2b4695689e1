import type { Text } from '@yuheng/kernel/messages';
import type { ContradictionRow } from '../../contradictions/view.ts';

/** What a source said at a time, as it is written: a number in its own unit (money in fen), or the words of a state. */
export interface OpenReading {
  readonly at: string;
  readonly value: number | Text;
}

/** What is recorded of one source. */
export interface OpenRecorded {
  readonly title: Text;
  readonly label: string | null;
  readonly unit: string | null;
  readonly decimals: number;
  readonly measure: string | null;
  readonly entity: string | null;
  readonly attribute: string | null;
  readonly before: OpenReading | null;
  readonly after: OpenReading | null;
}

/** A contradiction that is in question at the moment of a briefing, with what it holds against each other. */
export type OpenContradiction = Pick<
  ContradictionRow,
  'id' | 'kind' | 'certainty' | 'reason' | 'unit' | 'since' | 'said' | 'others'
> & { readonly recorded: readonly OpenRecorded[] };
