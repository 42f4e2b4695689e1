import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ActorOf } from '../../http/routes/operations.ts';
import type { Kernel } from '../../packs/kernel.ts';
import type { JsonObject } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { withoutSecrets } from '../model/without-secrets.ts';
import { parseRegistration } from '../sources/parse-registration.ts';
import type { Found } from '../sources/registration.ts';
import { READ_ONLY } from '../sources/registration-members.ts';
import { sealedRegistrations } from '../sources/registration-secrets.ts';
import { renameRegistration } from '../sources/rename-registration.ts';
import { shownRegistration } from '../sources/shown-registration.ts';
import { created } from './created.ts';
import { pageLinks } from './page-links.ts';
import { pageOfQuery } from './page-of-query.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { answerResources, documentOfBody, type Headed, wantsTimes } from './resource-documents.ts';
import { sourceQueryOf, sourcesQuery } from './source-query-of.ts';

type ById = { Params: { id: string } };
const PATH = '/csourceRegistrations';

/** Context source registrations as resources, and their discovery (ETSI GS CIM 009 V1.9.1, clauses 5.9, 5.10, 6.8 and 6.9). */
export function registrationRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
  actorOf: ActorOf,
): void {
  app.post(PATH, async (request, reply) => {
    const { id: said, ...document } = await documentOf(request);
    const id = said === undefined ? `urn:ngsi-ld:ContextSourceRegistration:${randomUUID()}` : parseId(said);
    // Before anything is made for it.
    parseRegistration(document);
    const { registrations } = await tenants.brokerOf(request, { make: true });
    await registrations.create(id, document);
    return created(reply, PATH, id);
  });

  app.get(PATH, async (request, reply) => {
    const parameters = sourcesQuery(request.query);
    const { storedName } = await contexts.linked(request);
    const query = sourceQueryOf(parameters, storedName);
    const { offset, limit } = pageOfQuery(parameters);
    const { registrations } = await tenants.brokerOf(request);
    const wantsCount = parameters['count'] === 'true';
    const page = { offset, limit: limit === 0 ? 0 : limit + 1, count: wantsCount };
    const { found, count } = await registrations.find(query, page);
    if (wantsCount) void reply.header('ngsild-results-count', String(count));
    const links = pageLinks(request.url, { offset, limit, more: found.length > limit });
    return answer(found.slice(0, limit), request, reply, links);
  });

  app.get<ById>(`${PATH}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    const { registrations } = await tenants.brokerOf(request);
    const registration = await registrations.get(id);
    const information = [...registration.definition.information.keys()];
    const [written] = await answer([{ registration, information }], request, reply);
    return written;
  });

  app.patch<ById>(`${PATH}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    const { registrations } = await tenants.brokerOf(request);
    await registrations.get(id);
    const { id: _, ...fragment } = await documentOf(request);
    await registrations.change(id, fragment);
    return reply.code(204).send();
  });

  app.delete<ById>(`${PATH}/:id`, async (request, reply) => {
    const id = parseId(request.params.id);
    await (await tenants.brokerOf(request)).registrations.remove(id);
    return reply.code(204).send();
  });

  /** The body in the words of the core context, without what only the broker says. */
  async function documentOf(request: FastifyRequest): Promise<JsonObject> {
    const document = await documentOfBody(request, contexts, renameRegistration, 'facts.bad-registration');
    const { '@context': _, ...said } = document;
    return Object.fromEntries(Object.entries(said).filter(([name]) => !READ_ONLY.has(name)));
  }

  function answer(
    page: readonly Found[],
    request: FastifyRequest,
    reply: Headed,
    links: readonly string[] = [],
  ): Promise<readonly JsonObject[]> {
    const times = wantsTimes(request);
    // Who may change how a source is asked knows by which key.
    const secrets = kernel.policy.may(actorOf(request), 'facts.write');
    const write = (one: Found, rename: (name: string) => string): JsonObject => {
      const whole = shownRegistration(one, times);
      const shown = secrets ? whole : withoutSecrets(whole, sealedRegistrations.secrets);
      return renameRegistration(shown, rename);
    };
    return answerResources(page, write, request, reply, contexts, links);
  }
}
