import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever changes something and was not sent with a key must come from our own pages: browsers say where a request comes
 * from (Fetch Metadata, `Origin`), and one with a cookie that says neither is no browser's of these days.
 * @throws Problem http.cross-origin
 */
export function demandSameOrigin(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const { origin, host, cookie, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('http.cross-origin');
  if (origin !== undefined && URL.parse(origin)?.host !== host) throw new Problem('http.cross-origin');
  if (origin === undefined && site === undefined && cookie !== undefined)
    throw new Problem('http.cross-origin');
}
