import { advance, parseDuration } from '../temporal/duration.ts';

const DAY = 86_400_000;
const DEFAULT_MS = DAY;
const LONGEST_MS = 30 * DAY;

/** When a snapshot ends that was made at a time: the wish (ISO 8601) counts as far as the server's bound allows. @throws Problem facts.bad-duration */
export function snapshotExpiry(lifetime: string | null, createdAt: string): string {
  const from = Date.parse(createdAt);
  const wanted = lifetime === null ? from + DEFAULT_MS : advance(from, parseDuration(lifetime), 1);
  return new Date(
    Number.isNaN(wanted) ? from + LONGEST_MS : Math.min(wanted, from + LONGEST_MS),
  ).toISOString();
}
