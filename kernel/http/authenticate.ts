import type { FastifyRequest } from 'fastify';
import { Caller } from '../identity/caller.ts';
import type { Identity } from '../identity/identity.ts';
import { Problem } from './problem.ts';
import { demandSameOrigin } from './same-origin.ts';
import { sessionOf } from './session-cookie.ts';

/** Somebody who has not signed in: holds no role, so nothing that asks for a permission. */
export const NOBODY = new Caller([
  { id: 'user:nobody', name: '', organisation: null, source: 'http', roles: [], synthetic: false },
]);

/** With `--auth off` (loopback only, for tests) everybody is this one. */
export const ANYBODY = new Caller([
  {
    id: 'user:anybody',
    name: 'auth off',
    organisation: null,
    source: 'http',
    roles: ['administrator'],
    synthetic: false,
  },
]);

/**
 * Whom a request stands for: a bearer key, else the session cookie, else nobody.
 * A request without a key that changes something must come from our own pages.
 * @param used false: only looked at, which does not keep a session alive
 * @throws Problem identity.not-signed-in for a key that is not known, http.cross-origin
 */
export async function authenticate(
  request: FastifyRequest,
  identity: Identity,
  auth: boolean,
  used = true,
): Promise<Caller> {
  const bearer = /^Bearer +([\w-]{10,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) demandSameOrigin(request);
  if (!auth) return ANYBODY;
  if (bearer !== undefined) {
    const caller = await identity.callerOf('key', bearer);
    if (!caller) throw new Problem('identity.not-signed-in');
    return caller;
  }
  const session = sessionOf(request);
  if (session === null) return NOBODY;
  return (await identity.sessions.find(session, used))?.caller ?? NOBODY;
}
