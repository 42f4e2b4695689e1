import { createHash } from 'node:crypto';

/** Twenty hexadecimal digits that stand for these parts in an id or a code. */
export function shortDigest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
