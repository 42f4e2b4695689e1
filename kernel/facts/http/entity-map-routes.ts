import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import { boundedExpiry, expiryOf } from '../maps/map-lifetime.ts';
import type { EntityMap } from '../maps/map-store.ts';
import { parseTime } from '../model/parse-name.ts';
import type { EntitySelector } from '../selection.ts';
import { contextLink } from './link-context.ts';
import { mapIdOf, sayMap } from './map-address.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';
import { representMap } from './represent-map.ts';
import { documentOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { refuseTooWide, selectionOfBody } from './selection-of-body.ts';
import { conditionsOfQuery, type Query, queryOf, type StoredName, selectorOf } from './selection-of-query.ts';
import { queryOfBody } from './temporal-query-body.ts';
import { refuseBoundless, temporalRequestOf } from './temporal-request.ts';

type ById = { Params: { id: string } };

/** Entity maps as resources (ETSI GS CIM 009 V1.9.1, clauses 5.14, 6.32, 6.34 and 6.35). */
export function entityMapRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  const mapsOf = (request: FastifyRequest) => tenants.of(request).maps;
  const expiry = ({ entityMapLifetime }: Query) => expiryOf(entityMapLifetime, kernel.clock());

  app.get('/entityMaps', async (request, reply) => {
    const query = queryOf({ entityMap: 'true', ...(request.query as object) });
    const { storedName } = await contexts.linked(request);
    refuseTooWide(query, query['type'] !== undefined);
    return created(
      await mapsOf(request).create(conditionsOfQuery(query, storedName), expiry(query)),
      request,
      reply,
    );
  });

  app.post('/entityMaps', async (request, reply) => {
    const query = queryOf({ entityMap: 'true', ...(request.query as object) });
    const { storedName } = await contexts.ofRequest(request);
    const { selection } = selectionOfBody(request.body, query, storedName);
    return created(await mapsOf(request).create(selection, expiry(query)), request, reply);
  });

  app.get('/temporal/entityMaps', async (request, reply) => {
    const query = queryOf({ entityMap: 'true', ...(request.query as object) });
    const { storedName } = await contexts.linked(request);
    return createdOfPast(query, [selectorOf(query, storedName) ?? {}], storedName, request, reply);
  });

  app.post('/temporal/entityMaps', async (request, reply) => {
    const parameters = queryOf({ entityMap: 'true', ...(request.query as object) });
    const { storedName } = await contexts.ofRequest(request);
    const { query, selectors } = queryOfBody(request.body, parameters, storedName);
    return createdOfPast(query, selectors.length > 0 ? selectors : [{}], storedName, request, reply);
  });

  app.get<ById>('/entityMaps/:id', async (request, reply) => {
    const map = await mapOf(request);
    return answer(map, request, reply);
  });

  app.patch<ById>('/entityMaps/:id', async (request, reply) => {
    const map = await mapOf(request);
    // The rest is ours to say: it is not looked at (clause 5.14.2.4).
    const { expiresAt } = documentOf(request.body);
    if (expiresAt !== undefined) {
      const wanted = parseTime(expiresAt, 'expiresAt');
      await mapsOf(request).expire(map, boundedExpiry(wanted, kernel.clock()));
    }
    return reply.code(204).send();
  });

  app.delete<ById>('/entityMaps/:id', async (request, reply) => {
    const id = mapIdOf(request.params.id);
    if (id === null || !(await mapsOf(request).remove(id))) throw notFound(request);
    return reply.code(204).send();
  });

  async function createdOfPast(
    query: Query,
    selectors: readonly EntitySelector[],
    storedName: StoredName,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    refuseBoundless(
      query,
      selectors.some(({ typeExpression }) => typeExpression !== undefined),
    );
    const { selection } = temporalRequestOf(query, storedName);
    const whole = { ...selection, selectors, room: 0 };
    return created(await mapsOf(request).createTemporal(whole, expiry(query)), request, reply);
  }

  async function mapOf(request: FastifyRequest<ById>): Promise<EntityMap> {
    const id = mapIdOf(request.params.id);
    const map = id === null ? null : await mapsOf(request).find(id);
    if (!map) throw notFound(request);
    return map;
  }

  function created(map: EntityMap, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    sayMap(map.id, reply);
    return answer(map, request, reply.code(201));
  }

  function answer(map: EntityMap, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const linkedData = prefersLinkedData(request.headers.accept);
    if (!linkedData) void reply.header('link', contextLink(CORE_CONTEXT_URL));
    return reply
      .type(`application/${linkedData ? 'ld+json' : 'json'}; charset=utf-8`)
      .send(representMap(map, mapsOf(request).ids(map), linkedData));
  }
}

const notFound = ({ params: { id } }: FastifyRequest<ById>): Problem =>
  new Problem('facts.map-not-found', { id });
