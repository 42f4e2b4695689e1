import type { FastifyRequest } from 'fastify';
import { SESSION_LIMITS } from '../identity/sessions/sessions.ts';

export const SESSION_COOKIE = 'yuheng-session';
/** Over TLS: a browser takes a cookie of this prefix from this very host alone, and for all of it (RFC 6265bis, 4.1.3.2). */
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;

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
  return cookieOf(request, isSecure(request) ? SECURE_SESSION_COOKIE : SESSION_COOKIE);
}

export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}

/** The session cookie: unreadable for scripts, never sent from other sites. */
export function sessionCookie(secret: string | null, secure: boolean): string {
  const name = secure ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return secret === null
    ? `${name}=; Max-Age=0; ${attributes}`
    : `${name}=${secret}; Max-Age=${SESSION_LIMITS.wholeMs / 1000}; ${attributes}`;
}
