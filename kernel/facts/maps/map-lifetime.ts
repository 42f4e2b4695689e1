import { advance, parseDuration } from '../temporal/duration.ts';

const HOUR = 3_600_000;
/** How long a map lives unless told, at least and at most: it is a help for pages, no archive. */
export const DEFAULT_LIFETIME_MS = HOUR;
/** One that ends before its first page is told is no map. */
export const SHORTEST_LIFETIME_MS = 1000;
export const LONGEST_LIFETIME_MS = 24 * HOUR;

/**
 * When a map made now ends. The wish (ISO 8601) counts as far as the server's bounds allow (ETSI GS CIM 009 V1.9.1, table
 * 6.4.3.2-1).
 * @throws Problem facts.bad-duration
 */
export function expiryOf(lifetime: string | undefined, now: Date): string {
  const at = now.getTime();
  const wanted = lifetime === undefined ? at + DEFAULT_LIFETIME_MS : advance(at, parseDuration(lifetime), 1);
  return bounded(Math.max(wanted, at + SHORTEST_LIFETIME_MS), at);
}

/** The same for a wanted time, which may also have passed: that ends the map. */
export function boundedExpiry(wanted: string, now: Date): string {
  return bounded(Date.parse(wanted), now.getTime());
}

/** A moment that no calendar has is later than every bound. */
function bounded(wanted: number, now: number): string {
  const longest = now + LONGEST_LIFETIME_MS;
  return new Date(Number.isNaN(wanted) ? longest : Math.min(wanted, longest)).toISOString();
}
