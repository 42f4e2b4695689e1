import type { FastifyRequest } from 'fastify';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/identity.ts';
import { Problem } from './problem.ts';

export const SESSION_COOKIE = 'yuheng-session';

/** Somebody who has not signed in: holds no role, so nothing that asks for a permission. */
export const NOBODY: Actor = {
  id: 'user:nobody',
  name: '',
  organisation: null,
  source: 'http',
  roles: [],
  synthetic: false,
};

/** With `--auth off` (loopback only, for tests) everybody is this one. */
export const ANYBODY: Actor = {
  id: 'user:anybody',
  name: 'auth off',
  organisation: null,
  source: 'http',
  roles: ['administrator'],
  synthetic: false,
};

export function sessionOf(request: FastifyRequest): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === SESSION_COOKIE) return value.join('=');
  }
  return null;
}

/**
 * Whom a request stands for: a bearer key, else the session cookie, else nobody.
 * A request with a cookie that changes something must come from our own pages.
 * @throws Problem identity.not-signed-in for a key that is not known, http.cross-origin
 */
export async function authenticate(
  request: FastifyRequest,
  identity: Identity,
  auth: boolean,
): Promise<Actor> {
  if (!auth) return ANYBODY;
  const bearer = /^Bearer +([\w-]{10,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const actor = await identity.actorOf('key', bearer);
    if (!actor) throw new Problem('identity.not-signed-in');
    return actor;
  }
  const session = sessionOf(request);
  if (session === null) return NOBODY;
  const { origin, host } = request.headers;
  if (request.method !== 'GET' && origin !== undefined && URL.parse(origin)?.host !== host)
    throw new Problem('http.cross-origin');
  return (await identity.actorOf('session', session)) ?? NOBODY;
}

/** The session cookie: unreadable for scripts, never sent from other sites. */
export function sessionCookie(secret: string | null, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return secret === null
    ? `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`
    : `${SESSION_COOKIE}=${secret}; Max-Age=43200; ${attributes}`;
}
