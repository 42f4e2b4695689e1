import type { FastifyRequest } from 'fastify';
import type { RefusalKeeper } from '../audit/refusal-keeper.ts';
import type { Caller } from '../identity/caller.ts';
import { NOBODY } from './authenticate.ts';

/** What strangers are told who did not show who they are. */
const OF_STRANGERS = new Set([
  // Looked at before whose cookie it carries.
  'http.cross-origin',
  'identity.bad-client',
  'identity.bad-link',
  'identity.bad-provider-answer',
  'identity.provider-stranger',
  'identity.provider-too-weak',
  'identity.too-many-attempts',
  'identity.wrong-password',
]);
/** What those are told who ask for what is not theirs. */
const OF_PEOPLE = new Set([
  'identity.other-tenant',
  'identity.too-many-attempts',
  'identity.wrong-password',
  'policy.denied',
  'policy.withheld',
]);
const ACCOUNT = /^[\w.-]{1,60}$/;

/** Tells the log of a refusal that is one: not of who has only not signed in yet. */
export function noteRefusal(
  refusals: RefusalKeeper,
  request: FastifyRequest,
  caller: Caller,
  code: string,
  named: string | null = accountOf(request),
): void {
  const stranger = caller === NOBODY;
  // A bearer that is nobody's; without one it is a visitor.
  const badKey = code === 'identity.not-signed-in' && request.headers.authorization !== undefined;
  if (!badKey && !(stranger ? OF_STRANGERS : OF_PEOPLE).has(code)) return;
  refusals.note({
    by: stranger ? null : caller.usual,
    code,
    what: `${request.method}:${request.routeOptions.url ?? '-'}`,
    address: request.ip,
    account: stranger ? named : null,
  });
}

/** What a stranger says that their account is; nothing else of what they sent. */
function accountOf({ body }: FastifyRequest): string | null {
  if (typeof body !== 'object' || body === null || !('account' in body)) return null;
  const { account } = body;
  return typeof account === 'string' && ACCOUNT.test(account) ? `user:${account.toLowerCase()}` : null;
}
