import { Agent, type Dispatcher, request } from 'undici';
import { always } from '../outbound/always.ts';
import { OutboundError, type OutboundFault, pinnedAddress } from '../outbound/pinned-address.ts';
import { freshSeconds } from './freshness.ts';

/** Part of the web from where documents may be fetched. */
export interface Allowed {
  /** Scheme, host, port and the beginning of the path: `https://example.org/contexts/`. */
  readonly url: string;
  /** May the host have an address of this machine or network? */
  readonly private: boolean;
}

export interface FetchOptions {
  readonly allow: readonly Allowed[];
  /** All addresses of a host. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
  /** For everything: names, redirects, answer. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** A text, and for how long it need not be looked for again. */
export interface Fetched {
  readonly text: string;
  readonly freshSeconds: number;
}

/** Why a document was not fetched. */
export type FetchFault = OutboundFault;
export { OutboundError as FetchError } from '../outbound/pinned-address.ts';

const TIMEOUT_MS = 5000;
const MAX_BYTES = 2_000_000;
const REDIRECTS = 3;
const ASKED = {
  accept: 'application/ld+json, application/json;q=0.9',
  'accept-encoding': 'identity',
};
const REDIRECTING = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a text behind a wall against forged requests: only what is allowed, at every hop; every address of the host is
 * looked at, and the connection goes to the very address that was looked at, so that a name cannot change in between.
 * @throws OutboundError
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<Fetched> {
  const { timeoutMs = TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await follow(url, options, signal);
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function follow(first: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  let url = URL.parse(first);
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const target = url && permitted(url, options.allow);
    if (!url || !target) throw new OutboundError('not-allowed');
    const address = await pinnedAddress(url, { private: target.private, lookup: options.lookup, signal });
    // Connections of its own: a kept one might have been made for another name.
    const agent = new Agent({ connect: { lookup: always(address) } });
    try {
      const { statusCode, headers, body } = await request(url, { dispatcher: agent, signal, headers: ASKED });
      // What is left of an answer may still break when nobody reads it any more.
      body.on('error', () => undefined);
      if (statusCode === 200) {
        const text = await textOf(body, headers, options.maxBytes ?? MAX_BYTES);
        return { text, freshSeconds: freshSeconds(headers) };
      }
      const { location } = headers;
      if (!REDIRECTING.has(statusCode) || typeof location !== 'string') throw new OutboundError('status');
      url = URL.parse(location, url);
    } finally {
      // What is left of an answer is not waited for.
      await agent.destroy();
    }
  }
  throw new OutboundError('status');
}

/** Whose permission the address has, or undefined. */
export function permitted(url: URL, allow: readonly Allowed[]): Allowed | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return allow.find((one) => {
    const part = URL.parse(one.url);
    if (!part || part.origin !== url.origin) return false;
    const folder = part.pathname.endsWith('/') ? part.pathname : `${part.pathname}/`;
    return url.pathname === part.pathname || url.pathname.startsWith(folder);
  });
}

async function textOf(
  body: AsyncIterable<Buffer>,
  headers: Dispatcher.ResponseData['headers'],
  maxBytes: number,
): Promise<string> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers;
  if (encoding !== 'identity') throw new OutboundError('status');
  if (Number(length) > maxBytes) throw new OutboundError('too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new OutboundError('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
