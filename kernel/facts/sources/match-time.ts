import type { TemporalQuery } from '../temporal/temporal-query.ts';
import type { Definition } from './registration.ts';

/**
 * Is there time in what the source knows that is asked for (ETSI GS CIM 009 V1.9.1, clauses 5.2.9 and 5.10.2.4)? Who asks
 * for no time asks for the present, which sources with an interval do not have.
 */
export function matchesTime(
  { observationInterval, managementInterval }: Definition,
  query: TemporalQuery | null,
): boolean {
  if (!query) return !observationInterval && !managementInterval;
  const interval = query.property === 'observedAt' ? observationInterval : managementInterval;
  if (!interval) return false;
  const { startAt, endAt = null } = interval;
  const { relation, timeAt, endTimeAt } = query;
  const from = relation === 'before' ? null : timeAt;
  const to = relation === 'before' ? timeAt : endTimeAt;
  return (to === null || startAt <= to) && (from === null || endAt === null || endAt >= from);
}
