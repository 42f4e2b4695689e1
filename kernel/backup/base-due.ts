/** How a chain stands since its last base. */
export interface SinceBase {
  /** When the last base was begun; null: the chain has none. */
  readonly begunAt: string | null;
  readonly baseBytes: number;
  /** Bytes of WAL since. */
  readonly walBytes: number;
}

const DAY_MS = 86_400_000;
const WORTH_BYTES = 512 * 1024 ** 2;

/**
 * Is it time for another base? Once a day; and earlier once there is more WAL than base, and so much that it would take longer to
 * replay than to copy.
 */
export function isBaseDue({ begunAt, baseBytes, walBytes }: SinceBase, now: Date): boolean {
  if (begunAt === null || now.getTime() - Date.parse(begunAt) >= DAY_MS) return true;
  return walBytes > Math.max(baseBytes, WORTH_BYTES);
}
