import type { TemporalQuery } from '../temporal/temporal-query.ts';
import { windowOf } from '../temporal/temporal-query.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';

/** The asked time in SQL, over a row `h` of facts.history. */
export interface PastWindow {
  /** Which rows count: $from and $to of ISO 8601. */
  readonly where: string;
  /** What they are ordered by; nearly always the column of the key. */
  readonly time: string;
}

const OBSERVED = 'h.at';

/**
 * `at` is the observation, else the recording of a fact; the times of the system are inside of it. Texts of such times
 * have one form, so their order is that of the times.
 */
export function pastWindow({ time, audit = false }: Pick<TemporalSelection, 'time' | 'audit'>): PastWindow {
  const { where, by } = rowsOf(time);
  const counted = audit && time.property !== 'deletedAt' ? `(h.fact is null or ${where})` : where;
  return { where: counted, time: by };
}

function rowsOf({ property, relation }: TemporalQuery): { readonly where: string; readonly by: string } {
  if (property === 'deletedAt') return { where: 'h.fact is null', by: OBSERVED };
  const recorded = `(h.fact ->> 'r')::timestamptz`;
  if (property === 'modifiedAt') return { where: 'h.fact is not null', by: `coalesce(${recorded}, h.at)` };
  if (property === 'createdAt')
    return {
      where: 'h.fact is not null',
      by: `coalesce((h.fact ->> 'c')::timestamptz, ${recorded}, h.at)`,
    };
  // Nothing was asked of time: what was never observed is shown as well.
  return { where: relation === null ? 'h.fact is not null' : `h.fact ? 'o'`, by: OBSERVED };
}

/** Bounds of the window as parameters; null: open. */
export function boundsOfWindow(time: TemporalQuery): readonly [from: string | null, to: string | null] {
  const { from, to } = windowOf(time);
  return [from, to];
}
