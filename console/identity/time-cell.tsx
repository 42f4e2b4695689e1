import { RelativeTime } from '../ui/relative-time.tsx';

/** A time in a table; null: it never was. */
export function timeCell(at: string | null) {
  return at === null ? null : <RelativeTime at={at} />;
}
