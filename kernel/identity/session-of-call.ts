import { Problem } from '../http/problem.ts';
import type { Call } from '../packs/operation.ts';
import type { CurrentSession } from './sessions/sessions.ts';

/** The session of the browser that asks. @throws Problem identity.not-signed-in for keys and whoever is not signed in */
export async function sessionOfCall({ kernel, session, actor }: Call): Promise<CurrentSession> {
  const current = session.secret === null ? null : await kernel.identity.sessions.find(session.secret, false);
  if (current?.person !== actor.id) throw new Problem('identity.not-signed-in');
  return current;
}
