import {
  type Agent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

export interface PinnedRequest {
  readonly method?: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Keeps connections; only for requests to one and the same pinned address. */
  readonly agent: Agent | false;
}

/** One HTTP exchange with the very address given, whatever the name means by now. Answers once the head is there. */
export function requestPinned(url: URL, address: string, request: PinnedRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { method = 'GET', headers, body, signal, agent } = request;
  const family = isIP(address);
  const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    agent,
    signal,
    headers,
    lookup: (_host, { all }, done) => {
      if (all) done(null, [{ address, family }]);
      else done(null, address, family);
    },
  });
  sent.on('response', resolve).on('error', reject).end(body);
  return promise;
}
