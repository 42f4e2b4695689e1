import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { parseId } from '../model/parse-name.ts';
import { pick } from '../query/decide.ts';
import type { Shown } from '../query/projection.ts';
import type { Selection } from '../selection.ts';
import { answerEntities, answerOfQuery } from './answer-entities.ts';
import { MappedQueries } from './mapped-queries.ts';
import { pageLinks } from './page-links.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { selectionOfBody } from './selection-of-body.ts';
import {
  attributesOfQuery,
  type Query,
  queryOf,
  type StoredName,
  selectionOfQuery,
} from './selection-of-query.ts';

type ById = { Params: { id: string } };

/** Entities as they stand: by id, by query, by a query in a body (ETSI GS CIM 009 V1.9.1, clauses 5.7.1, 5.7.2, 6.4.3.2, 6.5.3.1, 6.23). */
export function consumptionRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  const mapped = new MappedQueries(tenants, kernel.clock);

  app.get('/entities', async (request, reply) => {
    const query = queryOf(request.query);
    const { storedName } = await contexts.linked(request);
    return page(query, selectionOfQuery(query, storedName), storedName, request, reply);
  });

  app.post('/entityOperations/query', async (request, reply) => {
    const { storedName } = await contexts.ofRequest(request);
    const parameters = queryOf(request.query);
    const { query, selection } = selectionOfBody(request.body, parameters, storedName, OF_ANSWERS);
    return page(query, selection, storedName, request, reply);
  });

  app.get<ById>('/entities/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const query = queryOf(request.query);
    const { storedName } = await contexts.linked(request);
    const { attributes } = attributesOfQuery(query, storedName);
    const wanted = answerOfQuery(query, storedName);
    const { facts } = tenants.of(request);
    const entity = await facts.get(id);
    if (!entity) throw new Problem('facts.not-found', { id });
    const shown = pick(entity, attributes);
    const has = Object.keys(shown.facts).length > 0 || shown.others !== undefined;
    if (attributes && !has) throw new Problem('facts.not-found', { id });
    const { documents, send } = await answerEntities([shown], wanted, { contexts, facts, request, reply });
    const [only, ...beside] = documents;
    if (!only) throw new Problem('facts.not-found', { id });
    await mapped.nameFor(id, request, reply, query);
    return send(beside.length === 0 ? only : documents);
  });

  async function page(
    query: Query,
    asked: Selection,
    stored: StoredName,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const count = query['count'] === 'true';
    const wanted = answerOfQuery(query, stored);
    const isMapped = query['entityMap'] !== undefined || request.headers['ngsild-entitymap'] !== undefined;
    // A map is of the question alone.
    const selection = isMapped ? asked : withNext(withPicked(asked, wanted.as));
    const { entities, total } = await mapped.query(request, reply, selection, { ...query, count });
    if (total !== null) void reply.header('ngsild-results-count', String(total));
    const { limit = 0, offset = 0 } = asked;
    const links = pageLinks(request.url, { offset, limit, more: !isMapped && entities.length > limit });
    const { facts } = tenants.of(request);
    const { documents, send } = await answerEntities(isMapped ? entities : entities.slice(0, limit), wanted, {
      contexts,
      facts,
      request,
      reply,
      links,
    });
    return send(documents);
  }
}

/** Members of a Query that say how it is answered. */
const OF_ANSWERS: ReadonlySet<string> = new Set(['join', 'joinLevel', 'containedBy', 'geometryProperty']);

/** Members that an entity has, or may have besides its attributes. */
const OF_ALL: ReadonlySet<string> = new Set(['id', 'type', 'scope', 'createdAt', 'modifiedAt', 'expiresAt']);

/** Who picks nothing that every entity has asks for those that have something of it (clause 4.21). */
function withPicked(selection: Selection, { pick: picked }: Shown): Selection {
  if (!picked || [...picked.keys()].some((name) => OF_ALL.has(name))) return selection;
  return { ...selection, attributes: [...picked.keys()] };
}

/** One more tells whether there is a next page. */
function withNext(selection: Selection): Selection {
  return selection.limit ? { ...selection, limit: selection.limit + 1 } : selection;
}
