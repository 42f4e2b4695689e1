/**
 * Whole seconds that work will still take if it goes on as until now; null while nothing can be told.
 * @param startedAt ISO 8601; @param now ms
 */
export function timeLeft(startedAt: string | null, done: number, total: number, now: number): number | null {
  if (startedAt === null || done <= 0 || total <= 0) return null;
  const spent = now - Date.parse(startedAt);
  if (!(spent > 300)) return null;
  return Math.max(0, Math.ceil(((spent / done) * (total - done)) / 1000));
}
