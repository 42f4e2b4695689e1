import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { type ActorOf, allow } from '../../http/routes/operations.ts';
import type { Kernel } from '../../packs/kernel.ts';
import {
  checkContext,
  parseEntity,
  parseId,
  parseStatement,
  parseStatements,
} from '../model/parse-entity.ts';
import { pick } from '../query/decide.ts';
import type { Change } from '../store/apply-change.ts';
import { parsePast } from './parse-past.ts';
import { represent, representHistory } from './represent.ts';
import {
  attributesOfQuery,
  entitiesQuery,
  entityQuery,
  intervalOf,
  representationOf,
  selectionOfQuery,
  temporalQuery,
  whole,
} from './selection-of-query.ts';

type ById = { Params: { id: string } };
type ByAttribute = { Params: { id: string; attribute: string } };

/** The thin half of ETSI NGSI-LD's HTTP binding (TS 104 176): entities, attributes, batch upsert, temporal reads. */
export function ngsiLdRoutes(app: FastifyInstance, kernel: Kernel, actorOf: ActorOf): void {
  const { facts } = kernel;
  // Decided before the body is read: a stranger's sixteen megabytes are not even parsed.
  app.addHook('onRequest', async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    allow(actorOf(request), reads ? 'facts.read' : 'facts.write');
  });
  const write = (change: Change, request: FastifyRequest) => facts.write([change], actorOf(request));

  app.post('/entities', async (request, reply) => {
    const { id, types, statements } = parseEntity(request.body);
    await facts.write([{ op: 'create', id, types, statements }], actorOf(request));
    return reply
      .code(201)
      .header('location', `/ngsi-ld/v1/entities/${encodeURIComponent(id)}`)
      .send();
  });

  app.get('/entities', async (request, reply) => {
    const query = entitiesQuery(request.query);
    const count = query['count'] === 'true';
    const { entities, total } = await facts.query(selectionOfQuery(query), { count });
    if (total !== null) void reply.header('ngsild-results-count', String(total));
    return entities.map((entity) => represent(entity, representationOf(query)));
  });

  app.get<ById>('/entities/:id', async (request) => {
    const id = parseId(request.params.id);
    const query = entityQuery(request.query);
    const entity = await facts.get(id);
    if (!entity) throw new Problem('facts.not-found', { id });
    return represent(pick(entity, attributesOfQuery(query).attributes), representationOf(query));
  });

  app.delete<ById>('/entities/:id', async (request, reply) => {
    await write({ op: 'delete', id: parseId(request.params.id) }, request);
    return reply.code(204).send();
  });

  // Merge (PATCH /entities/{id}) and append (POST …/attrs) add and replace; update (PATCH …/attrs) only replaces.
  const appending = async (request: FastifyRequest<ById>): Promise<void> => {
    await write(
      { op: 'append', id: parseId(request.params.id), statements: fragmentOf(request.body) },
      request,
    );
  };
  app.patch<ById>('/entities/:id', async (request, reply) => {
    await appending(request);
    return reply.code(204).send();
  });
  app.post<ById>('/entities/:id/attrs', async (request, reply) => {
    await appending(request);
    return reply.code(204).send();
  });
  app.patch<ById>('/entities/:id/attrs', async (request, reply) => {
    await write(
      { op: 'update', id: parseId(request.params.id), statements: fragmentOf(request.body) },
      request,
    );
    return reply.code(204).send();
  });

  app.patch<ByAttribute>('/entities/:id/attrs/:attribute', async (request, reply) => {
    const { id, attribute } = request.params;
    const statements = new Map([[attribute, parseStatement(attribute, request.body)]]);
    await write({ op: 'update', id: parseId(id), statements }, request);
    return reply.code(204).send();
  });
  app.delete<ByAttribute>('/entities/:id/attrs/:attribute', async (request, reply) => {
    const { id, attribute } = request.params;
    await write({ op: 'remove', id: parseId(id), attribute }, request);
    return reply.code(204).send();
  });

  app.post('/entityOperations/upsert', async (request, reply) => {
    const parsed = listOf(request.body).map(parseEntity);
    const receipt = await facts.write(
      parsed.map((entity) => ({ op: 'upsert', ...entity })),
      actorOf(request),
    );
    const created = receipt.entities.filter((entity) => entity.created).map(({ id }) => id);
    return created.length > 0 ? reply.code(201).send(created) : reply.code(204).send();
  });

  app.get<ById>('/temporal/entities/:id', async (request) => {
    const query = temporalQuery(request.query);
    const id = parseId(request.params.id);
    const found = await facts.history({
      entity: id,
      ...attributesOfQuery(query),
      ...intervalOf(query),
      limit: whole(query['lastN'], 1000, 10_000, 'lastN'),
    });
    const [first] = found;
    if (!first) throw new Problem('facts.not-found', { id });
    return representHistory(id, [first.entityType], found, representationOf(query).sysAttrs);
  });

  // The batch form of the standard's POST /temporal/entities; ours, until the standard has one.
  app.post('/temporal/entityOperations/upsert', async (request, reply) => {
    await facts.remember(listOf(request.body).map(parsePast), actorOf(request));
    return reply.code(204).send();
  });
}

function listOf(body: unknown): readonly unknown[] {
  if (!Array.isArray(body)) throw new Problem('facts.not-an-entity');
  return body;
}

function fragmentOf(body: unknown): ReturnType<typeof parseStatements> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem('facts.not-an-entity');
  const object = body as Readonly<Record<string, unknown>>;
  checkContext(object['@context']);
  const statements = parseStatements(object);
  if (statements.size === 0) throw new Problem('facts.not-an-entity');
  return statements;
}
