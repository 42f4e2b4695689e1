import type { SiteChange } from '../rules/site-changes.ts';
import { withChange } from './site-changes.ts';

/** What the server tries at once: sites, and letters of the address that carries them (node takes 16 KiB in all). */
export const mostTried = 50;
const mostLetters = 12_000;

/** Changes that are tried; `full` when the last one did not fit any more and was left out. */
export interface Tried {
  readonly changes: readonly SiteChange[];
  readonly full: boolean;
}

export const nothingTried: Tried = { changes: [], full: false };

/** With one more change, as far as the server can try them all at once. */
export function tryChange({ changes }: Tried, change: SiteChange): Tried {
  const next = withChange(changes, change);
  const letters = new URLSearchParams({ changes: JSON.stringify(next) }).toString().length;
  return next.length <= mostTried && letters <= mostLetters
    ? { changes: next, full: false }
    : { changes, full: true };
}

/** Puts one site back, or all. */
export function putBack({ changes }: Tried, site?: string): Tried {
  return site === undefined
    ? nothingTried
    : { changes: changes.filter((one) => one.site !== site), full: false };
}

/** What was kept of a session, if it is what this page keeps. */
export function triedOfText(text: string | null): Tried {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    const changes = Array.isArray(kept) ? kept.filter(isChange) : [];
    return changes.reduce(tryChange, nothingTried);
  } catch {
    return nothingTried;
  }
}

function isChange(value: unknown): value is SiteChange {
  return typeof value === 'object' && value !== null && 'site' in value && typeof value.site === 'string';
}
