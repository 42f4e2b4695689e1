import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { ActorOf } from '../../http/routes/operations.ts';
import { isInstanceId } from '../model/instance-id.ts';
import { isName, isUri, parseId } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import type { PastChange } from '../temporal/past-change.ts';
import type { EvolutionPage } from '../temporal/temporal-selection.ts';
import { created } from './created.ts';
import { parsePast } from './parse-past.ts';
import { parsePastStatements } from './parse-past-statements.ts';
import { representEvolution } from './represent-evolution.ts';
import { documentOf, fragmentOf, listOf, objectOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { queryOf, selectorOf } from './selection-of-query.ts';
import { queryOfBody } from './temporal-query-body.ts';
import { refuseBoundless, type TemporalRequest, temporalRequestOf } from './temporal-request.ts';

type ById = { Params: { id: string } };
type ByAttribute = { Params: { id: string; attribute: string } };
type ByInstance = { Params: { id: string; attribute: string; instance: string } };

const INSTANCE = 'urn:ngsi-ld:Instance:';

/** The temporal interface (ETSI GS CIM 009 V1.9.1, clauses 5.6.11 to 5.6.16, 5.7.3, 5.7.4, 6.18 to 6.24). */
export function temporalRoutes(
  app: FastifyInstance,
  contexts: RequestContexts,
  tenants: RequestTenants,
  actorOf: ActorOf,
): void {
  const change = (what: PastChange, request: FastifyRequest) =>
    tenants.of(request).facts.changePast(what, actorOf(request));

  app.post('/temporal/entities', async (request, reply) => {
    const object = documentOf(await contexts.expandedBody(request));
    const { id, types } = parsePast({ id: object['id'], type: object['type'] });
    const statements = parsePastStatements(object);
    const { facts } = await tenants.making(request);
    const past = await facts.changePast({ op: 'upsert', id, types, statements }, actorOf(request));
    return past.created ? created(reply, '/temporal/entities', id) : reply.code(204).send();
  });

  app.get('/temporal/entities', async (request, reply) => {
    const query = queryOf(request.query);
    const { storedName } = await contexts.linked(request);
    const selector = selectorOf(query, storedName);
    refuseBoundless(query, query['type'] !== undefined);
    const { selection, as } = temporalRequestOf(query, storedName);
    const page = await tenants.of(request).facts.evolutions({ ...selection, selectors: [selector ?? {}] });
    return answer(page, as, request, reply);
  });

  app.post('/temporal/entityOperations/query', async (request, reply) => {
    const { storedName } = await contexts.ofRequest(request);
    const { query, selectors } = queryOfBody(request.body, queryOf(request.query), storedName);
    refuseBoundless(
      query,
      selectors.some(({ typeExpression }) => typeExpression !== undefined),
    );
    const { selection, as } = temporalRequestOf(query, storedName);
    const page = await tenants
      .of(request)
      .facts.evolutions({ ...selection, selectors: selectors.length > 0 ? selectors : [{}] });
    return answer(page, as, request, reply);
  });

  app.get<ById>('/temporal/entities/:id', async (request, reply) => {
    const query = queryOf(request.query);
    const id = parseId(request.params.id);
    const { storedName } = await contexts.linked(request);
    const { selection, as } = temporalRequestOf(query, storedName);
    const page = await tenants.of(request).facts.evolution(id, selection);
    const [evolution] = page.evolutions;
    const shown = evolution && representEvolution(evolution, as);
    if (!shown) throw new Problem('facts.not-found', { id });
    sayPage(page, reply);
    return contexts.answer(shown, request, reply, false);
  });

  app.delete<ById>('/temporal/entities/:id', async (request, reply) => {
    await change({ op: 'withdraw', id: parseId(request.params.id) }, request);
    return reply.code(204).send();
  });

  app.post<ById>('/temporal/entities/:id/attrs', async (request, reply) => {
    const id = parseId(request.params.id);
    const statements = parsePastStatements(fragmentOf(await contexts.expandedBody(request), id));
    await change({ op: 'append', id, statements }, request);
    return reply.code(204).send();
  });

  app.delete<ByAttribute>('/temporal/entities/:id/attrs/:attribute', async (request, reply) => {
    const { datasetId, deleteAll = 'false' } = request.query as Readonly<Record<string, unknown>>;
    if (deleteAll !== 'true' && deleteAll !== 'false')
      throw new Problem('facts.bad-query', { position: 0, expected: 'deleteAll=true | false' });
    const id = parseId(request.params.id);
    const attribute = await attributeOf(request);
    const dataset = datasetId === undefined || datasetId === '@none' ? {} : { datasetId: parseId(datasetId) };
    await change({ op: 'withdraw-attribute', id, attribute, ...dataset, all: deleteAll === 'true' }, request);
    return reply.code(204).send();
  });

  app.patch<ByInstance>('/temporal/entities/:id/attrs/:attribute/:instance', async (request, reply) => {
    // Without the name of an attribute the address is none of those that take PATCH.
    if (request.params.attribute === '') throw new Problem('http.method-not-allowed');
    const id = parseId(request.params.id);
    const [attribute, content] = await contexts.expandedAttribute(request.params.attribute, request);
    checkName(attribute);
    const instance = instanceOf(request.params, id);
    await change({ op: 'restate', id, attribute, instance, fragment: objectOf(content) }, request);
    return reply.code(204).send();
  });

  app.delete<ByInstance>('/temporal/entities/:id/attrs/:attribute/:instance', async (request, reply) => {
    const id = parseId(request.params.id);
    const attribute = await attributeOf(request);
    const instance = instanceOf(request.params, id);
    await change({ op: 'withdraw-instance', id, attribute, instance }, request);
    return reply.code(204).send();
  });

  // The batch form of the standard's POST /temporal/entities; ours, until the standard has one.
  app.post('/temporal/entityOperations/upsert', async (request, reply) => {
    const past = listOf(await contexts.expandedBody(request)).map(parsePast);
    const { facts } = await tenants.making(request);
    await facts.remember(past, actorOf(request));
    return reply.code(204).send();
  });

  async function attributeOf(request: FastifyRequest<ByAttribute>): Promise<string> {
    return checkName((await contexts.linked(request)).storedName(request.params.attribute));
  }

  function answer(
    page: EvolutionPage,
    as: TemporalRequest['as'],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const shown = page.evolutions.map((one) => representEvolution(one, as)).filter((one) => one !== null);
    sayPage(page, reply);
    return contexts.answer(shown, request, reply, false);
  }
}

/** Clause 6.3.10: what is not the whole answer says of which time it speaks; clause 6.3.13: how many there are in all. */
function sayPage({ range, total }: EvolutionPage, reply: FastifyReply): void {
  if (range !== null) void reply.code(206).header('content-range', range);
  if (total !== null) void reply.header('ngsild-results-count', String(total));
}

function checkName(name: string): string {
  if (!isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  return name;
}

/** Another URI may be an instance somewhere else, but none here. */
function instanceOf({ attribute, instance }: ByInstance['Params'], id: string): string {
  if (!isUri(instance)) throw new Problem('facts.bad-id', { id: shorten(instance) });
  const uuid = instance.startsWith(INSTANCE) ? instance.slice(INSTANCE.length) : '';
  if (!isInstanceId(uuid)) throw new Problem('facts.instance-not-found', { id, name: attribute, instance });
  return uuid;
}
