import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';
import type { Broker, Tenants } from '../tenants.ts';

/** Of a length that fits into headers, logs and tables. */
const NAME = /^[\w.:-]{1,128}$/;

/**
 * Whose broker a request is for: it says so in the header NGSILD-Tenant, which the answer repeats (ETSI GS CIM 009
 * V1.9.1, clauses 4.14, 5.5.10 and 6.3.14).
 */
export class RequestTenants {
  readonly #tenants: Tenants;
  readonly #brokers = new WeakMap<FastifyRequest, Broker>();

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
  }

  /** Before the body is read. @throws Problem facts.bad-tenant */
  async see(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const name = nameOf(request);
    if (name !== null) void reply.header('ngsild-tenant', name);
    const broker = await this.#tenants.find(name).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'facts.no-such-tenant') return null;
      throw error;
    });
    if (broker) this.#brokers.set(request, broker);
  }

  /** @throws Problem facts.no-such-tenant */
  readonly of = (request: FastifyRequest): Broker => {
    const broker = this.#brokers.get(request);
    if (!broker) throw new Problem('facts.no-such-tenant', { tenant: nameOf(request) ?? '' });
    return broker;
  };

  /** For what is created: a tenant that is not there yet comes with it. */
  async making(request: FastifyRequest): Promise<Broker> {
    return this.#brokers.get(request) ?? this.#tenants.make(nameOf(request) ?? '');
  }
}

function nameOf(request: FastifyRequest): string | null {
  const said = request.headers['ngsild-tenant'];
  if (said === undefined || said === '') return null;
  if (typeof said !== 'string' || !NAME.test(said))
    throw new Problem('facts.bad-tenant', { tenant: shorten(String(said)) });
  return said;
}
