import type { FastifyReply, FastifyRequest } from 'fastify';
import { expiryOf } from '../maps/map-lifetime.ts';
import type { EntityMap } from '../maps/map-store.ts';
import type { Selection } from '../selection.ts';
import type { EntityPage } from '../store/read-entities.ts';
import type { Graph } from '../tenants.ts';
import { flagOfQuery } from './flag-of-query.ts';
import { mapIdOfHeader, sayMap } from './map-address.ts';
import type { RequestTenants } from './request-tenants.ts';

interface Asked {
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
    asked: Asked & { readonly count: boolean },
  ): Promise<EntityPage> {
    const broker = this.#tenants.of(request);
    const { count } = asked;
    const used = await this.#mapOf(request, broker, selection, asked);
    if (!used) return broker.facts.query(selection, { count });
    sayMap(used.map.id, reply);
    if (used.isNew) void reply.code(201);
    return broker.maps.page(used.map, selection, { count });
  }

  /** Of one entity the map says nothing but where it may come from; it is named, and made where it is asked for (clause 5.7.1). */
  async nameFor(id: string, request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<void> {
    const used = await this.#mapOf(request, this.#tenants.of(request), { ids: [id] }, asked);
    if (used) sayMap(used.map.id, reply);
  }

  async #mapOf(
    request: FastifyRequest,
    { maps }: Graph,
    selection: Selection,
    { entityMap, entityMapLifetime }: Asked,
  ): Promise<{ readonly map: EntityMap; readonly isNew: boolean } | null> {
    const isAsked = flagOfQuery({ entityMap }, 'entityMap');
    const header = request.headers['ngsild-entitymap'];
    const id = typeof header === 'string' ? mapIdOfHeader(header) : null;
    const known = id === null ? null : await maps.find(id);
    if (known) return { map: known, isNew: false };
    if (header === undefined && !isAsked) return null;
    // The one that was named has ended: nothing can be told of what it held.
    const map = await maps.create(selection, expiryOf(entityMapLifetime, this.#clock()));
    return { map, isNew: true };
  }
}
