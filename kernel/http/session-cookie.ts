import type { FastifyRequest } from 'fastify';
import { SIGN_IN_SECONDS } from '../identity/providers/providers.ts';
import { SESSION_LIMITS } from '../identity/sessions/sessions.ts';

export const SESSION_COOKIE = 'yuheng-session';
/** Over TLS: a browser takes a cookie of this prefix from this very host alone, and for all of it (RFC 6265bis, 4.1.3.2). */
const SECURE = '__Host-';
/** Of a sign-in by an outside provider that is under way. */
const ATTEMPT_COOKIE = 'yuheng-sign-in';

/** The value of a cookie; of two of one name the first, as browsers send the narrower one first. */
export function cookieOf(request: FastifyRequest, wanted: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === wanted) return value.join('=');
  }
  return null;
}

/** Over TLS only the cookie that cannot have been put there without it. */
export function sessionOf(request: FastifyRequest): string | null {
  return cookieOf(request, named(SESSION_COOKIE, isSecure(request)));
}

export function attemptOf(request: FastifyRequest): string | null {
  return cookieOf(request, named(ATTEMPT_COOKIE, isSecure(request)));
}

export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}

/** The session cookie: unreadable for scripts, never sent from other sites. */
export function sessionCookie(secret: string | null, secure: boolean): string {
  return cookie(SESSION_COOKIE, secret, SESSION_LIMITS.wholeMs / 1000, secure);
}

/** Our own page sends it when the provider has sent the browser back to it: never another site. */
export function attemptCookie(secret: string | null, secure: boolean): string {
  return cookie(ATTEMPT_COOKIE, secret, SIGN_IN_SECONDS, secure);
}

function named(name: string, secure: boolean): string {
  return secure ? `${SECURE}${name}` : name;
}

function cookie(name: string, secret: string | null, seconds: number, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return `${named(name, secure)}=${secret ?? ''}; Max-Age=${secret === null ? 0 : seconds}; ${attributes}`;
}
