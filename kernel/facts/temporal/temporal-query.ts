import { Problem } from '../../http/problem.ts';
import { instantOf } from '../model/instant.ts';
import { shorten } from '../model/shorten.ts';

export type TimeProperty = 'observedAt' | 'createdAt' | 'modifiedAt' | 'deletedAt';

/** Which instances of the past are asked for (ETSI GS CIM 009 V1.9.1, clause 4.11). Times: ISO 8601, UTC, milliseconds. */
export interface TemporalQuery {
  readonly relation: 'before' | 'after' | 'between' | null;
  readonly timeAt: string | null;
  readonly endTimeAt: string | null;
  readonly property: TimeProperty;
  /** Of each attribute and dataset, only so many of the latest; the answer then goes backward in time. */
  readonly lastN: number | null;
}

/** The members of a temporal query as a client wrote them. */
export interface TemporalParameters {
  readonly timerel?: unknown;
  readonly timeAt?: unknown;
  readonly endTimeAt?: unknown;
  readonly timeproperty?: unknown;
  readonly lastN?: unknown;
}

const PROPERTIES: ReadonlySet<unknown> = new Set(['observedAt', 'createdAt', 'modifiedAt', 'deletedAt']);
const LAST_LIMIT = 1_000_000;

/** @throws Problem facts.bad-temporal-query */
export function parseTemporalQuery(from: TemporalParameters): TemporalQuery {
  const { timerel, timeproperty = 'observedAt' } = from;
  const relation = timerel ?? null;
  if (relation !== null && relation !== 'before' && relation !== 'after' && relation !== 'between')
    refuse('timerel', timerel);
  if (!PROPERTIES.has(timeproperty)) refuse('timeproperty', timeproperty);
  const timeAt = timeOf('timeAt', from.timeAt, relation !== null);
  const endTimeAt = timeOf('endTimeAt', from.endTimeAt, relation === 'between');
  if (timeAt !== null && endTimeAt !== null && endTimeAt < timeAt) refuse('endTimeAt', from.endTimeAt);
  return { relation, timeAt, endTimeAt, property: timeproperty as TimeProperty, lastN: lastOf(from.lastN) };
}

/** A time that must be there, or must not: an ignored one would answer something else than was asked. */
function timeOf(where: string, value: unknown, needed: boolean): string | null {
  if (value === undefined && !needed) return null;
  const instant = needed && typeof value === 'string' ? instantOf(value) : null;
  return instant ?? refuse(where, value);
}

function lastOf(value: unknown): number | null {
  if (value === undefined) return null;
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return refuse('lastN', value);
  return Math.min(count, LAST_LIMIT);
}

/** A member of a temporal query that must be there. */
export function missing(where: string): Problem {
  return new Problem('facts.bad-temporal-query', { where, value: '—' }, 'missing');
}

function refuse(where: string, value: unknown): never {
  if (value === undefined) throw missing(where);
  throw new Problem('facts.bad-temporal-query', { where, value: shorten(value) });
}

/**
 * The moments that satisfy the query, `to` left out. Before, after and between exclude the times they name, so that a
 * client goes on where an answer ended without seeing anything twice; times are whole milliseconds.
 */
export function windowOf({ relation, timeAt, endTimeAt }: TemporalQuery): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const behind = timeAt === null ? null : new Date(Date.parse(timeAt) + 1).toISOString();
  if (relation === 'before') return { from: null, to: timeAt };
  return { from: behind, to: endTimeAt };
}
