import type { Case } from '@yuheng/kernel/cases';
import Type, { type Static } from 'typebox';
import { type Frequency, frequencies } from './periods.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A figure that a unit has to report, or the office to check. */
export const InboxReport = Type.Object({
  report: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  every: Type.Enum([...frequencies]),
  /** Last day of the period. */
  period: Type.String(),
  dueAt: Nullable,
  notice: Nullable,
});
export type InboxReport = Static<typeof InboxReport>;

/** Reports that wait for a unit; null: for the office to check. Pure. */
export function reportsOf(open: readonly Case[], unit: string | null): readonly InboxReport[] {
  const own = open.filter(({ state, owner }) =>
    unit === null ? state === 'reported' : state === 'asked' && owner === unit,
  );
  return own.map(inboxReport);
}

function inboxReport({ id, data, owner, dueAt, notice }: Case): InboxReport {
  return {
    report: id,
    title: String(data['title']),
    unit: owner ?? '',
    every: data['every'] as Frequency,
    period: String(data['period']),
    dueAt,
    notice,
  };
}
