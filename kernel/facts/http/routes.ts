import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { type ActorOf, allow, type CallerOf } from '../../http/routes/operations.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { recordedReads } from '../../policy/recorded-reads.ts';
import { visibleTo } from '../../policy/visible.ts';
import { parseEntity, parseStatements } from '../model/parse-entity.ts';
import { parseId } from '../model/parse-name.ts';
import type { Change } from '../store/apply-change.ts';
import { attributeRoutes } from './attribute-routes.ts';
import { batchRoutes } from './batch-routes.ts';
import { consumptionRoutes } from './consumption-routes.ts';
import { contextRoutes } from './context-routes.ts';
import { created } from './created.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { entityMapRoutes } from './entity-map-routes.ts';
import { infoRoutes } from './info-routes.ts';
import { mergingOf } from './merging-of.ts';
import { actionOf, isReading, preconditions } from './preconditions.ts';
import { preferredVersion } from './preferred-version.ts';
import { purgeEntities, purgeOf } from './purge-entities.ts';
import { registrationRoutes } from './registration-routes.ts';
import { attributesOf, documentOf, fragmentOf, typesOf } from './request-body.ts';
import { RequestContexts } from './request-context.ts';
import { RequestTenants, tenantNameOf } from './request-tenants.ts';
import { queryOf } from './selection-of-query.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { temporalRoutes } from './temporal-routes.ts';
import { typeCondition } from './type-condition.ts';

type ById = { Params: { id: string } };

/** ETSI NGSI-LD's HTTP binding (TS 104 176): entities, attributes, batch operations, and their past. */
export function ngsiLdRoutes(app: FastifyInstance, kernel: Kernel, callerOf: CallerOf): void {
  const actorOf: ActorOf = (request) => callerOf(request).within(tenantNameOf(request));
  const contexts = new RequestContexts(kernel.contexts);
  const { policy, database } = kernel;
  const tenants = new RequestTenants(
    kernel.tenants,
    kernel.snapshots,
    (request, tenant) =>
      visibleTo(policy, actorOf(request), tenant, {
        entityTypes: kernel.registry.entityTypes,
        writing: true,
      }),
    (request, of) =>
      recordedReads({
        ...of,
        policy,
        database,
        actor: actorOf(request),
        action: 'facts.read',
        asked: `${request.method} ${request.url}`,
      }),
  );
  app.addHook('onSend', (request, _reply, payload, done) => {
    const kept = tenants.keepReads(request);
    // Nearly all answers: nothing is waited for.
    if (kept === null) done(null, payload);
    else kept.then(() => done(null, payload), done);
  });
  // Decided before the body is read: a stranger's sixteen megabytes are not even parsed.
  app.addHook('onRequest', async (request, reply) => {
    const reads = isReading(request);
    allow(kernel.policy, callerOf(request), tenantNameOf(request), actionOf(reads));
    if (!reads && kernel.facts.overloaded) throw new Problem('facts.busy');
    await tenants.see(request, reply);
  });
  preconditions(app);
  preferredVersion(app);
  typeCondition(app, contexts, tenants);
  for (const about of ['entities', 'sources'] as const)
    subscriptionRoutes(app, kernel, contexts, tenants, actorOf, about);
  registrationRoutes(app, kernel, contexts, tenants, actorOf);
  const write = (change: Change, request: FastifyRequest) =>
    tenants.of(request).facts.write([change], actorOf(request));

  app.post('/entities', async (request, reply) => {
    const { id, types, statements } = parseEntity(documentOf(await contexts.expandedBody(request)));
    const { facts } = await tenants.making(request);
    await facts.write([{ op: 'create', id, types, statements }], actorOf(request));
    return created(reply, '/entities', id);
  });

  consumptionRoutes(app, kernel, contexts, tenants);

  app.delete('/entities', async (request, reply) => {
    const query = queryOf(request.query);
    const { storedName } = await contexts.linked(request);
    await purgeEntities(tenants.of(request).facts, purgeOf(query, storedName), actorOf(request));
    return reply.code(204).send();
  });

  app.delete<ById>('/entities/:id', async (request, reply) => {
    await write({ op: 'delete', id: parseId(request.params.id) }, request);
    return reply.code(204).send();
  });

  // An entity without its id.
  for (const method of ['PUT', 'PATCH'] as const)
    app.route({ method, url: '/entities', handler: () => parseId('') });

  app.put<ById>('/entities/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const fragment = fragmentOf(await contexts.expandedBody(request), id);
    const { types = null } = typesOf(fragment);
    await write({ op: 'replace', id, types, statements: parseStatements(fragment) }, request);
    return reply.code(204).send();
  });

  app.patch<ById>('/entities/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const merging = mergingOf(queryOf(request.query));
    const body = fragmentOf(await contexts.expandedBody(request, merging.simplified), id);
    await write({ op: 'merge', id, ...typesOf(body), fragment: attributesOf(body), merging }, request);
    return reply.code(204).send();
  });

  attributeRoutes(app, contexts, tenants, actorOf);
  batchRoutes(app, kernel, contexts, tenants, actorOf);

  discoveryRoutes(app, contexts, tenants);
  infoRoutes(app, kernel, contexts, tenants);
  temporalRoutes(app, contexts, tenants, actorOf);
  entityMapRoutes(app, kernel, contexts, tenants);
  snapshotRoutes(app, kernel, contexts, tenants);
  contextRoutes(app, kernel, contexts, tenants);
}
