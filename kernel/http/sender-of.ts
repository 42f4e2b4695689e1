import type { FastifyRequest } from 'fastify';
import type { Client } from '../identity/sessions/sessions.ts';

/** From where a request comes, and by what it was sent. */
export function senderOf({ ip, headers }: FastifyRequest): Client {
  return { address: ip, agent: headers['user-agent'] ?? '' };
}
