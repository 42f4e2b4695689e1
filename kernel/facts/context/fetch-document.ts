import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { addressClass } from './address-class.ts';

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

/** Why a document was not fetched. No reason tells anything about addresses: who asks must not learn this network's shape. */
export type FetchFault = 'not-allowed' | 'unreachable' | 'status' | 'too-large' | 'timeout';

export class FetchError extends Error {
  readonly fault: FetchFault;
  constructor(fault: FetchFault) {
    super(fault);
    this.fault = fault;
  }
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 2_000_000;
const REDIRECTS = 3;
const REDIRECTING = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a text behind a wall against forged requests: only what is allowed, at every hop; every address of the host is
 * looked at, and the connection goes to the very address that was looked at, so that a name cannot change in between.
 * @throws FetchError
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<string> {
  const { timeoutMs = TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await follow(url, options, signal);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError(signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function follow(first: string, options: FetchOptions, signal: AbortSignal): Promise<string> {
  let url = URL.parse(first);
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const target = url && permitted(url, options.allow);
    if (!url || !target) throw new FetchError('not-allowed');
    const address = await pin(url, target, options, signal);
    const answer = await get(url, address, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return await bodyOf(answer, options.maxBytes ?? MAX_BYTES);
    answer.destroy();
    if (!REDIRECTING.has(statusCode) || headers.location === undefined) throw new FetchError('status');
    url = URL.parse(headers.location, url);
  }
  throw new FetchError('status');
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

/** The address to connect to, when all addresses of the host may be. */
async function pin(url: URL, target: Allowed, options: FetchOptions, signal: AbortSignal): Promise<string> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) ? [host] : await within((options.lookup ?? allAddresses)(host), signal);
  const [address] = addresses;
  if (address === undefined) throw new FetchError('unreachable');
  const harmless = addresses.every((each) => {
    const kind = addressClass(each);
    return kind === 'public' || (kind === 'private' && target.private);
  });
  if (!harmless) throw new FetchError('not-allowed');
  return address;
}

async function allAddresses(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

/** The system's lookup cannot be stopped; it is left behind. */
async function within<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new FetchError('timeout'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function get(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const family = isIP(address);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    // A connection of its own: a kept one might have been made for another name.
    agent: false,
    signal,
    headers: { accept: 'application/ld+json, application/json;q=0.9', 'accept-encoding': 'identity' },
    lookup: (_host, { all }, done) => {
      if (all) done(null, [{ address, family }]);
      else done(null, address, family);
    },
  });
  request.on('response', resolve).on('error', reject).end();
  return promise;
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = answer.headers;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (encoding !== 'identity') throw new FetchError('status');
    if (Number(length) > maxBytes) throw new FetchError('too-large');
    for await (const chunk of answer) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) throw new FetchError('too-large');
      chunks.push(chunk as Buffer);
    }
  } finally {
    answer.destroy();
  }
  if (!answer.complete) throw new FetchError('unreachable');
  return Buffer.concat(chunks).toString();
}
