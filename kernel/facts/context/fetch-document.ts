import type { Allowed } from '../../outbound/allowed.ts';
import { askOutside } from '../../outbound/ask-outside.ts';
import { type Lookup, OutboundError } from '../../outbound/pinned-address.ts';
import { freshSeconds } from './freshness.ts';

export interface FetchOptions {
  readonly allow: readonly Allowed[];
  /** All addresses of a host. */
  readonly lookup?: Lookup;
  /** For everything: names, redirects, answer. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** A text, and for how long it need not be looked for again. */
export interface Fetched {
  readonly text: string;
  readonly freshSeconds: number;
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 2_000_000;
const REDIRECTS = 3;
const ASKED = { headers: { accept: 'application/ld+json, application/json;q=0.9' } };
const REDIRECTING = new Set([301, 302, 303, 307, 308]);

/** Fetches a text through the wall; redirects are followed, and each is judged like the first address. @throws OutboundError */
export async function fetchDocument(first: string, options: FetchOptions): Promise<Fetched> {
  const { allow, lookup, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS } = options;
  const wall = { allow, lookup, maxBytes, signal: AbortSignal.timeout(timeoutMs) };
  let url = URL.parse(first);
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const { status, headers, text } = await askOutside(url, ASKED, wall);
    if (status === 200) return { text, freshSeconds: freshSeconds(headers) };
    const { location } = headers;
    if (!url || !REDIRECTING.has(status) || typeof location !== 'string') throw new OutboundError('status');
    url = URL.parse(location, url);
  }
  throw new OutboundError('status');
}
