import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { CONTEXT_KINDS, type ContextEntry, type ContextKind } from '../context/context-entry.ts';
import { contextAddress, contextUrn } from '../context/context-names.ts';
import type { Json } from '../model/entity.ts';
import { isInstanceId } from '../model/instance-id.ts';
import { shortTime } from '../model/instant.ts';
import { parseId } from '../model/parse-name.ts';
import { baseOf } from './base-of.ts';
import { created } from './created.ts';
import { flagOfQuery } from './flag-of-query.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';
import { documentOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';

type ById = { Params: { contextId: string } };

/** The @context server (ETSI GS CIM 009 V1.9.1, clauses 5.13, 6.29 and 6.30). */
export function contextRoutes(
  app: FastifyInstance,
  { contexts: { server } }: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  app.post('/jsonldContexts', async (request, reply) => {
    const { id: tenant } = tenants.of(request);
    const document = documentOf(request.body);
    const context = document['@context'];
    if (context === undefined) throw new Problem('facts.no-context');
    // What cannot be used is not kept; what it leans on is fetched now, and cached.
    await contexts.check(context);
    const name = await server.add(tenant, context);
    return created(reply, '/jsonldContexts', name);
  });

  app.get('/jsonldContexts', async (request, reply) => {
    const { id: tenant } = tenants.of(request);
    const kind = kindOf(request);
    const details = flagOfQuery(request.query, 'details');
    const base = baseOf(request);
    const entries = await server.list(tenant, kind);
    if (details)
      return contexts.answerDocuments(
        entries.map((one) => represent(one, base)),
        request,
        reply,
      );
    // A list of texts has no place for a context, and needs none.
    if (prefersLinkedData(request.headers.accept)) void reply.type('application/ld+json');
    return entries.map((one) => addressOf(one, base));
  });

  app.get<ById>('/jsonldContexts/:contextId', async (request, reply) => {
    const { id: tenant } = tenants.of(request);
    const { contextId } = request.params;
    if (flagOfQuery(request.query, 'details')) {
      const entry = await server.describe(tenant, contextId);
      return contexts.answerDocuments(represent(entry, baseOf(request)), request, reply);
    }
    const context = await server.content(contextId);
    if (prefersLinkedData(request.headers.accept)) void reply.type('application/ld+json');
    return { '@context': context };
  });

  app.delete<ById>('/jsonldContexts/:contextId', async (request, reply) => {
    const { id: tenant } = tenants.of(request);
    const { contextId } = request.params;
    const reload = flagOfQuery(request.query, 'reload');
    await (reload ? server.reload(tenant, contextId) : server.remove(tenant, contextId));
    return reply.code(204).send();
  });

  // A context without its id.
  app.delete('/jsonldContexts', () => parseId(''));
}

/** @throws Problem facts.bad-query */
function kindOf({ query }: FastifyRequest): ContextKind | null {
  const { kind } = query as { readonly kind?: string };
  if (kind === undefined) return null;
  const known = CONTEXT_KINDS.find((one) => one === kind);
  if (!known)
    throw new Problem('facts.bad-query', { position: 0, expected: `kind=${CONTEXT_KINDS.join(' | ')}` });
  return known;
}

const addressOf = ({ url, name }: ContextEntry, base: string): string => url ?? contextAddress(base, name);

function represent(entry: ContextEntry, base: string): Readonly<Record<string, Json>> {
  const { name, kind, createdAt, expiresAt, lastUsage, hits } = entry;
  return {
    URL: addressOf(entry, base),
    localId: isInstanceId(name) || entry.url === null ? contextUrn(name) : name,
    kind,
    createdAt: shortTime(createdAt),
    ...(expiresAt === null ? {} : { expiresAt: shortTime(expiresAt) }),
    ...(lastUsage === null ? {} : { lastUsage: shortTime(lastUsage) }),
    ...(hits === null ? {} : { numberOfHits: hits }),
  };
}
