import type { FastifyRequest } from 'fastify';

/** Under which the client reached this server, for addresses that it can use: `https://example.org`. */
export function baseOf({ protocol, host }: FastifyRequest): string {
  // Of a client that names no host the address has none either.
  return URL.parse(`${protocol}://${host}`)?.origin ?? '';
}
