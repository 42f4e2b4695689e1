import type { Claims } from './read-claims.ts';

/** Whose sessions a provider has ended: one of them, or all of somebody. */
export interface Ended {
  readonly subject: string | null;
  /** `sid`. */
  readonly session: string | null;
  /** Of the token: it counts once. */
  readonly jti: string;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const MOST = 255;

/**
 * What a logout token says whose signature, issuer, audience and times were found good; null where it is none (OpenID
 * Connect Back-Channel Logout 1.0, 2.4 and 2.6): an ID token must never be taken for one.
 */
export function readLogout({ sub, sid, jti, events, nonce }: Claims): Ended | null {
  const event = typeof events === 'object' && events !== null ? (events as Claims)[EVENT] : undefined;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return null;
  if (nonce !== undefined || !isShort(jti)) return null;
  if ((sub !== undefined && !isShort(sub)) || (sid !== undefined && !isShort(sid))) return null;
  if (sub === undefined && sid === undefined) return null;
  return { subject: sub ?? null, session: sid ?? null, jti };
}

/** What a provider calls a session of its own, in an ID token. */
export function sessionOf({ sid }: Claims): string | null {
  return isShort(sid) ? sid : null;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST;
}
