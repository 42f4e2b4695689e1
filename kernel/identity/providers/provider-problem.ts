import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { Problem } from '../../http/problem.ts';
import { OutboundError } from '../../outbound/pinned-address.ts';
import { TooWeak } from './strength.ts';

/** What a provider answered is not what it should be; the message is a word for what. */
export class BadAnswer extends Error {}

/** Codes of OAuth and of the library: nothing else that a provider writes is shown to anybody. */
const CODE = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;

/**
 * Why nobody was signed in: identity.provider-unreachable (the network), identity.provider-refused (the provider said no,
 * or the person did), identity.provider-too-weak (they signed in with
 * less than is wanted), identity.bad-provider-answer (anything that cannot be believed).
 */
export function providerProblem(error: unknown, provider: string): Problem {
  const unreached = outboundOf(error);
  if (unreached !== null)
    return new Problem('identity.provider-unreachable', { provider, reason: unreached.fault });
  if (error instanceof AuthorizationResponseError)
    return new Problem('identity.provider-refused', { provider, reason: codeOf(error.error) });
  if (error instanceof ResponseBodyError)
    return new Problem('identity.bad-provider-answer', { provider, reason: codeOf(error.error) });
  if (error instanceof TooWeak)
    return new Problem('identity.provider-too-weak', { provider, reason: error.message });
  const { code, message, name } = error as { code?: unknown; message: string; name: string };
  const reason = error instanceof BadAnswer ? message : codeOf(code ?? name);
  return new Problem('identity.bad-provider-answer', { provider, reason });
}

/** The library wraps what its `fetch` throws. */
function outboundOf(error: unknown): OutboundError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof OutboundError) return at;
  return null;
}

function codeOf(stated: unknown): string {
  return typeof stated === 'string' && CODE.test(stated) ? stated : 'error';
}
