import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { ActorOf } from '../../http/routes/operations.ts';
import type { JsonObject } from '../model/entity.ts';
import { attributeOfKey, factKey, saysNull } from '../model/kinds.ts';
import { parseStatements } from '../model/parse-entity.ts';
import { parseId } from '../model/parse-name.ts';
import { parseInstances } from '../model/parse-statement.ts';
import { badParameters } from '../query/bad-parameters.ts';
import type { Change } from '../store/apply-change.ts';
import { optionsOf } from './options-of.ts';
import { fragmentOf, typesOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { queryOf } from './selection-of-query.ts';
import { hasAttribute, keysThere, sendUpdateResult } from './update-result.ts';

type ById = { Params: { id: string } };
type ByAttribute = { Params: { id: string; attribute: string } };

/** Attributes of an entity (ETSI GS CIM 009 V1.9.1, clauses 5.6.2 to 5.6.5 and 5.6.19). */
export function attributeRoutes(
  app: FastifyInstance,
  contexts: RequestContexts,
  tenants: RequestTenants,
  actorOf: ActorOf,
): void {
  const write = (change: Change, request: FastifyRequest) =>
    tenants.of(request).facts.write([change], actorOf(request));

  app.post<ById>('/entities/:id/attrs', async (request, reply) => {
    const id = parseId(request.params.id);
    const keep = keeps(request);
    const fragment = fragmentOf(await contexts.expandedBody(request), id);
    const statements = parseStatements(fragment);
    const there = keysThere(keep ? await tenants.of(request).facts.get(id) : null, statements);
    await write({ op: 'append', id, ...typesOf(fragment), statements, keep }, request);
    return sendUpdateResult(
      reply,
      statements,
      (key) => there.has(key) && key !== 'scope',
      'attribute already exists',
    );
  });

  app.patch<ById>('/entities/:id/attrs', async (request, reply) => {
    const id = parseId(request.params.id);
    const fragment = fragmentOf(await contexts.expandedBody(request), id);
    const statements = parseStatements(fragment);
    const entity = await tenants.of(request).facts.get(id);
    if (!entity) throw new Problem('facts.not-found', { id });
    await write({ op: 'update', id, ...typesOf(fragment), statements }, request);
    return sendUpdateResult(
      reply,
      statements,
      // What has nothing to take the place of, or to be removed, is passed over.
      (key) => {
        const statement = statements.get(key);
        const needsIt = key === 'scope' || (statement !== undefined && saysNull(statement));
        return needsIt && !hasAttribute(entity, attributeOfKey(key));
      },
      'attribute does not exist',
    );
  });

  app.patch<ByAttribute>('/entities/:id/attrs/:attribute', async (request, reply) => {
    const id = parseId(request.params.id);
    const [name, content] = await contexts.expandedAttribute(request.params.attribute, request);
    const fragment = { [name]: content } as JsonObject;
    await write({ op: 'merge', partial: true, id, fragment }, request);
    return reply.code(204).send();
  });

  app.put<ByAttribute>('/entities/:id/attrs/:attribute', async (request, reply) => {
    const id = parseId(request.params.id);
    const [name, content] = await contexts.expandedAttribute(request.params.attribute, request);
    const statements = new Map(
      parseInstances(name, content).map((one) => [factKey(name, one.datasetId), one] as const),
    );
    if ([...statements.values()].some(saysNull)) throw new Problem('facts.bad-attribute', { name });
    await write({ op: 'update', id, statements, existing: true }, request);
    return reply.code(204).send();
  });

  app.delete<ByAttribute>('/entities/:id/attrs/:attribute', async (request, reply) => {
    const { datasetId, deleteAll } = request.query as Readonly<Record<string, unknown>>;
    if (deleteAll !== undefined && deleteAll !== 'true' && deleteAll !== 'false')
      throw badParameters('deleteAll=true | false');
    const id = parseId(request.params.id);
    const attribute = (await contexts.linked(request)).storedName(request.params.attribute);
    const dataset = datasetId === undefined || datasetId === '@none' ? {} : { datasetId: parseId(datasetId) };
    const what = { id, attribute, ...dataset, all: deleteAll === 'true' };
    await write({ op: 'remove', ...what }, request).catch((error: unknown) => {
      // An entity may be known by its past alone; that an attribute of it ended is noted there.
      if (!(error instanceof Problem) || error.code !== 'facts.not-found') throw error;
      return tenants.of(request).facts.changePast({ op: 'end', ...what }, actorOf(request));
    });
    return reply.code(204).send();
  });
}

/** `options=noOverwrite`: what is there stays. @throws Problem facts.bad-options */
function keeps(request: FastifyRequest): boolean {
  return optionsOf(queryOf(request.query), ['noOverwrite']).has('noOverwrite');
}
