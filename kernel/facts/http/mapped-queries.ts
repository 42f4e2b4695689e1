import type { FastifyReply, FastifyRequest } from 'fastify';
import { expiryOf } from '../maps/map-lifetime.ts';
import type { EntityMap } from '../maps/map-store.ts';
import { badParameters } from '../query/bad-parameters.ts';
import type { Selection } from '../selection.ts';
import type { EntityPage } from '../store/read-entities.ts';
import type { Graph } from '../tenants.ts';
import { mapIdOfHeader, sayMap } from './map-address.ts';
import type { RequestTenants } from './request-tenants.ts';

interface Asked {
  readonly count: boolean;
  readonly entityMap?: string;
  readonly entityMapLifetime?: string;
}

/**
 * Queries over the present, through an entity map where the request names one by its header or asks for one (ETSI GS CIM 009
 * V1.9.1, clauses 5.5.9.3 and 5.5.14).
 */
export class MappedQueries {
  readonly #tenants: RequestTenants;
  readonly #clock: () => Date;

  constructor(tenants: RequestTenants, clock: () => Date) {
    this.#tenants = tenants;
    this.#clock = clock;
  }

  async query(
    request: FastifyRequest,
    reply: FastifyReply,
    selection: Selection,
    asked: Asked,
  ): Promise<EntityPage> {
    const broker = this.#tenants.of(request);
    const { count } = asked;
    const map = await this.#mapOf(request, reply, broker, selection, asked);
    if (!map) return broker.facts.query(selection, { count });
    sayMap(map.id, reply);
    return broker.maps.page(map, selection, { count });
  }

  async #mapOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { maps }: Graph,
    selection: Selection,
    { entityMap = 'false', entityMapLifetime }: Asked,
  ): Promise<EntityMap | null> {
    if (entityMap !== 'true' && entityMap !== 'false') throw badParameters('entityMap=true | false');
    const header = request.headers['ngsild-entitymap'];
    const id = typeof header === 'string' ? mapIdOfHeader(header) : null;
    const known = id === null ? null : await maps.find(id);
    if (known || (header === undefined && entityMap === 'false')) return known;
    // The one that was named has ended: nothing can be told of what it held.
    void reply.code(201);
    return maps.create(selection, expiryOf(entityMapLifetime, this.#clock()));
  }
}
