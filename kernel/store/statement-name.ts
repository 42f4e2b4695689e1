import { createHash } from 'node:crypto';

/** Preparing costs memory on every connection: only texts that come again are prepared, and only so many. */
const usesBeforePrepared = 3;
const mostPrepared = 400;
const mostCounted = 4000;

const names = new Map<string, string>();
const uses = new Map<string, number>();

/** The prepared statement's name for a text that comes often, else undefined. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostPrepared) return known;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < usesBeforePrepared) {
    if (uses.size >= mostCounted) uses.clear();
    uses.set(text, count);
    return undefined;
  }
  uses.delete(text);
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  names.set(text, name);
  return name;
}
