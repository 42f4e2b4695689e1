import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ActorOf } from '../../http/routes/operations.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { iriOf, nameOf } from '../context/compiled-context.ts';
import type { JsonObject } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { parseSubscription } from '../subscribe/parse-subscription.ts';
import { refuseExtremes } from '../subscribe/refuse-extremes.ts';
import { renameDocument } from '../subscribe/rename-document.ts';
import type { About, Subscription } from '../subscribe/subscription.ts';
import type { SubscriptionResource } from '../subscribe/subscription-resource.ts';
import { created } from './created.ts';
import { ownSubscriptions } from './own-subscriptions.ts';
import { pageLinks } from './page-links.ts';
import { pageOfQuery } from './page-of-query.ts';
import { representSubscription } from './represent-subscription.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { answerResources, documentOfBody, type Headed, wantsTimes } from './resource-documents.ts';
import type { Query } from './selection-of-query.ts';

type ById = { Params: { id: string } };

const PATHS: Readonly<Record<About, string>> = {
  entities: '/subscriptions',
  sources: '/csourceSubscriptions',
};

/**
 * Subscriptions as resources, about entities or about sources that may know them (ETSI GS CIM 009 V1.9.1, clauses 6.10 to
 * 6.13).
 */
export function subscriptionRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
  actorOf: ActorOf,
  about: About,
): void {
  const path = PATHS[about];

  app.post(path, async (request, reply) => {
    const document = await documentOf(request);
    const id =
      document['id'] === undefined ? `urn:ngsi-ld:Subscription:${randomUUID()}` : parseId(document['id']);
    // Before anything is made for it.
    refuseExtremes(parseSubscription(document, about));
    const subscriptions = await subscriptionsOf(request, { make: true });
    await subscriptions.create(id, await addressed(document, request), actorOf(request));
    return created(reply, path, id);
  });

  app.get<{ Querystring: Query }>(path, async (request, reply) => {
    const { offset, limit } = pageOfQuery(request.query);
    const subscriptions = await subscriptionsOf(request);
    if (request.query['count'] === 'true')
      void reply.header('ngsild-results-count', String(await subscriptions.count()));
    // Without any, only the count was asked for (clause 6.3.13).
    const found = limit === 0 ? [] : await subscriptions.list({ offset, limit: limit + 1 });
    const links = pageLinks(request.url, { offset, limit, more: found.length > limit });
    return answer(found.slice(0, limit), request, reply, links);
  });

  app.get<ById>(`${path}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    const subscriptions = await subscriptionsOf(request);
    const [written] = await answer([await subscriptions.get(id)], request, reply);
    return written;
  });

  app.patch<ById>(`${path}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    const subscriptions = await subscriptionsOf(request);
    await subscriptions.get(id);
    const { id: _, ...fragment } = await documentOf(request);
    await subscriptions.change(id, await addressed(fragment, request), actorOf(request));
    return reply.code(204).send();
  });

  app.delete<ById>(`${path}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    await (await subscriptionsOf(request)).remove(id);
    return reply.code(204).send();
  });

  async function subscriptionsOf(
    request: FastifyRequest,
    options?: { readonly make: boolean },
  ): Promise<SubscriptionResource> {
    const { subscriptions } = await tenants.brokerOf(request, options);
    const resource = about === 'sources' ? subscriptions.aboutSources : subscriptions;
    return tenants.seesAll(request) ? resource : ownSubscriptions(resource, actorOf(request));
  }

  /** The body in the words of the core context, with the context that its notifications are written in. */
  async function documentOf(request: FastifyRequest): Promise<JsonObject> {
    const expanded = (body: JsonObject, rename: (name: string) => string): JsonObject =>
      renameDocument(body, rename, (word) => iriOf(rename(word)));
    const document = await documentOfBody(request, contexts, expanded, 'facts.bad-subscription');
    if (document['jsonldContext'] !== undefined) await contexts.check(document['jsonldContext']);
    return document;
  }

  /** With the address of its context: a Link of a notification can only name it (clause 5.13.1). */
  async function addressed(document: JsonObject, request: FastifyRequest): Promise<JsonObject> {
    const { '@context': own } = document;
    if (own === undefined) return document;
    const { id: tenant } = await tenants.making(request);
    return { ...document, '@context': await contexts.addressOf(own, tenant, request) };
  }

  async function answer(
    page: readonly Subscription[],
    request: FastifyRequest,
    reply: Headed,
    links: readonly string[] = [],
  ): Promise<readonly JsonObject[]> {
    const now = kernel.clock().toISOString();
    const times = wantsTimes(request);
    // Who may change where notifications go knows what they carry.
    const secrets = kernel.policy.may(actorOf(request), 'facts.write');
    const write = (one: Subscription, rename: (name: string) => string): JsonObject => {
      const document = renameDocument(one.document, rename, (iri) => rename(nameOf(iri)));
      return representSubscription({ ...one, document }, { now, times, secrets });
    };
    return answerResources(page, write, request, reply, contexts, links);
  }
}
