import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { isImplicit } from '../context/context-names.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { parseSubscription } from '../subscribe/parse-subscription.ts';
import { renameDocument } from '../subscribe/rename-document.ts';
import { type Subscription, statusOf } from '../subscribe/subscription.ts';
import { DEFAULT_TRIGGERS } from '../subscribe/triggers.ts';
import { contextLink, linkedContext } from './link-context.ts';
import { pageLinks } from './page-links.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { whole } from './selection-of-query.ts';

type ById = { Params: { id: string } };
type Query = Readonly<Record<string, string | undefined>>;

/** Subscriptions as resources (ETSI NGSI-LD's HTTP binding, clauses 6.10 and 6.11). */
export function subscriptionRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  app.post('/subscriptions', async (request, reply) => {
    const document = await documentOf(request);
    const id =
      document['id'] === undefined ? `urn:ngsi-ld:Subscription:${randomUUID()}` : parseId(document['id']);
    // Before anything is made for it.
    parseSubscription(document);
    const subscriptions = await tenants.subscriptionsOf(request, { make: true });
    await subscriptions.create(id, await addressed(document, request));
    return reply
      .code(201)
      .header('location', `/ngsi-ld/v1/subscriptions/${encodeURIComponent(id)}`)
      .send();
  });

  app.get<{ Querystring: Query }>('/subscriptions', async (request, reply) => {
    const { count } = request.query;
    const offset = whole(request.query['offset'], 0, Number.MAX_SAFE_INTEGER, 'offset');
    const limit = whole(request.query['limit'], 20, 1000, 'limit');
    const subscriptions = await tenants.subscriptionsOf(request);
    if (count === 'true') void reply.header('ngsild-results-count', String(await subscriptions.count()));
    // Without any, only the count was asked for (clause 6.3.13).
    const found = limit === 0 ? [] : await subscriptions.list({ offset, limit: limit + 1 });
    const links = pageLinks(request.url, { offset, limit, more: found.length > limit });
    return answer(found.slice(0, limit), request, reply, links);
  });

  app.get<ById>('/subscriptions/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const subscriptions = await tenants.subscriptionsOf(request);
    const [written] = await answer([await subscriptions.get(id)], request, reply);
    return written;
  });

  app.patch<ById>('/subscriptions/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    const subscriptions = await tenants.subscriptionsOf(request);
    await subscriptions.get(id);
    const { id: _, ...fragment } = await documentOf(request);
    await subscriptions.change(id, await addressed(fragment, request));
    return reply.code(204).send();
  });

  app.delete<ById>('/subscriptions/:id', async (request, reply) => {
    const id = parseId(request.params.id);
    await (await tenants.subscriptionsOf(request)).remove(id);
    return reply.code(204).send();
  });

  /** The body in the words of the core context, with the context that its notifications are written in. */
  async function documentOf(request: FastifyRequest): Promise<JsonObject> {
    const { body } = request;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new Problem('facts.bad-subscription', { where: '{}', value: '–' });
    const object = body as JsonObject;
    const { storedName } = await contexts.ofDocument(object, request);
    const link = linkedContext(request.headers.link);
    if (object['jsonldContext'] !== undefined) await contexts.check(object['jsonldContext']);
    const { '@context': own = link ?? undefined, ...rest } = renameDocument(object, storedName);
    return own === undefined ? rest : { ...rest, '@context': own };
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
    reply: { header(name: string, value: string): unknown; type(media: string): unknown },
    links: readonly string[] = [],
  ): Promise<readonly JsonObject[]> {
    const context = await contexts.linked(request);
    const named = linkedContext(request.headers.link) ?? CORE_CONTEXT_URL;
    const inBody = prefersLinkedData(request.headers.accept);
    if (inBody) void reply.type('application/ld+json');
    const all = inBody ? links : [contextLink(named), ...links];
    if (all.length > 0) void reply.header('link', all.join(', '));
    const { sysAttrs, options = '' } = request.query as Query;
    const times = sysAttrs === 'true' || options.split(',').includes('sysAttrs');
    const now = kernel.clock().toISOString();
    return page.map((one) => {
      const { '@context': own, ...document } = renameDocument(one.document, (name) =>
        context.writtenName(name),
      );
      return {
        // Which was made for it, and where (clause 5.2.12).
        ...(typeof own === 'string' && isImplicit(own) ? { jsonldContext: own } : {}),
        ...document,
        id: one.id,
        status: statusOf(one.definition, now),
        notificationTrigger: document['notificationTrigger'] ?? [...DEFAULT_TRIGGERS],
        notification: { ...withoutCounters(document['notification'] as JsonObject), ...countersOf(one) },
        ...(times ? { createdAt: one.createdAt, modifiedAt: one.modifiedAt } : {}),
        ...(inBody ? { '@context': [named] } : {}),
      };
    });
  }
}

/** What a client may say of them says nothing (clause 5.2.14). */
function withoutCounters(notification: JsonObject): JsonObject {
  const told = Object.entries(notification).filter(([name]) => !COUNTERS.has(name));
  return Object.fromEntries(told);
}

const COUNTERS = new Set([
  'status',
  'timesSent',
  'timesFailed',
  'lastNotification',
  'lastSuccess',
  'lastFailure',
]);

function countersOf({ counters }: Subscription): Readonly<Record<string, Json>> {
  const { timesSent, timesFailed, lastNotification, lastSuccess, lastFailure } = counters;
  if (timesSent === 0) return {};
  return {
    status: lastFailure !== null && (lastSuccess === null || lastSuccess < lastFailure) ? 'failed' : 'ok',
    timesSent,
    timesFailed,
    ...(lastNotification === null ? {} : { lastNotification }),
    ...(lastSuccess === null ? {} : { lastSuccess }),
    ...(lastFailure === null ? {} : { lastFailure }),
  };
}
