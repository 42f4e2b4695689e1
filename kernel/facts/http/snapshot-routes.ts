import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kernel } from '../../packs/kernel.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { Json } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { compileSelection } from '../query/decide.ts';
import type { Selection } from '../selection.ts';
import { parseSnapshot } from '../snapshots/parse-snapshot.ts';
import { representSnapshot, type Snapshot } from '../snapshots/snapshot.ts';
import { created } from './created.ts';
import { contextLink } from './link-context.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';
import { documentOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { selectionOfBody } from './selection-of-body.ts';

type ById = { Params: { id: string } };

/** Snapshots as resources (ETSI GS CIM 009 V1.9.1, clauses 5.16 and 6.36 to 6.38). */
export function snapshotRoutes(
  app: FastifyInstance,
  { snapshots, sensitive }: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  const tenantOf = (request: FastifyRequest): number => tenants.of(request).id;

  app.post('/snapshots', async (request, reply) => {
    const tenant = tenantOf(request);
    const wish = parseSnapshot(documentOf(request.body), 'create');
    const { storedName } = await contexts.ofRequest(request);
    const selections = wish.queries.map((query) => {
      const selection = wholeOf(selectionOfBody(query, {}, storedName).selection);
      sensitive?.names.demandOpen(selection);
      return selection;
    });
    const id = await snapshots.create(tenant, wish, selections);
    return created(reply, '/snapshots', id);
  });

  app.delete<{ Querystring: { q?: string } }>('/snapshots', async (request, reply) => {
    await snapshots.purge(tenantOf(request), request.query.q);
    return reply.code(204).send();
  });

  app.get<ById>('/snapshots/:id', async (request, reply) => {
    const snapshot = await snapshots.get(tenantOf(request), parseId(request.params.id));
    return shown(snapshot, request, reply);
  });

  app.patch<ById>('/snapshots/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const tenant = tenantOf(request);
    await snapshots.get(tenant, id);
    const wish = parseSnapshot(documentOf(request.body), 'change');
    return shown(await snapshots.change(tenant, id, wish), request, reply);
  });

  app.delete<ById>('/snapshots/:id', async (request, reply) => {
    await snapshots.remove(tenantOf(request), parseId(request.params.id));
    return reply.code(204).send();
  });

  app.post<ById>('/snapshots/:id/clone', async (request, reply) => {
    const id = parseId(request.params.id);
    const tenant = tenantOf(request);
    await snapshots.get(tenant, id);
    const wish = parseSnapshot(documentOf(request.body), 'clone');
    const clone = await snapshots.clone(tenant, id, wish);
    return created(reply, '/snapshots', clone);
  });
}

/** All that it finds; what cannot be used is told now. @throws Problem of compileSelection */
function wholeOf({ limit: _limit, offset: _offset, order: _order, ...selection }: Selection): Selection {
  compileSelection(selection);
  return selection;
}

function shown(
  snapshot: Snapshot,
  request: FastifyRequest,
  reply: { header(name: string, value: string): unknown; type(media: string): unknown },
): Record<string, Json> {
  const written = representSnapshot(snapshot);
  if (!prefersLinkedData(request.headers.accept)) {
    void reply.header('link', contextLink(CORE_CONTEXT_URL));
    return written;
  }
  void reply.type('application/ld+json; charset=utf-8');
  return { ...written, '@context': CORE_CONTEXT_URL };
}
