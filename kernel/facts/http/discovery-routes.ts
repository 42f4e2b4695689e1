import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import { isName } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import { flagOfQuery } from './flag-of-query.ts';
import { attributeInfo, attributes, entityTypes, typeInfo } from './represent-census.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';

type ByType = { Params: { type: string } };
type ByAttribute = { Params: { attribute: string } };

/** What types and attributes there are (ETSI GS CIM 009 V1.9.1, clauses 5.7.5 to 5.7.10 and 6.25 to 6.28). */
export function discoveryRoutes(
  app: FastifyInstance,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  const census = (request: FastifyRequest, about = {}) => tenants.of(request).facts.census(about);

  app.get('/types', async (request, reply) => {
    const context = await contexts.linked(request);
    const types = entityTypes(await census(request), context);
    if (flagOfQuery(request.query, 'details')) return contexts.answerDocuments(types, request, reply);
    const list = {
      id: `urn:ngsi-ld:EntityTypeList:${randomUUID()}`,
      type: 'EntityTypeList',
      typeList: types.map(({ typeName }) => typeName),
    };
    return contexts.answerDocuments(list, request, reply);
  });

  app.get<ByType>('/types/:type', async (request, reply) => {
    const context = await contexts.linked(request);
    const type = storedName(request.params.type, context);
    const info = typeInfo(await census(request, { type }), type, context);
    if (!info) throw new Problem('facts.type-not-found', { type: shorten(request.params.type) });
    return contexts.answerDocuments(info, request, reply);
  });

  app.get('/attributes', async (request, reply) => {
    const context = await contexts.linked(request);
    const found = attributes(await census(request), context);
    if (flagOfQuery(request.query, 'details')) return contexts.answerDocuments(found, request, reply);
    const list = {
      id: `urn:ngsi-ld:AttributeList:${randomUUID()}`,
      type: 'AttributeList',
      attributeList: found.map(({ attributeName }) => attributeName),
    };
    return contexts.answerDocuments(list, request, reply);
  });

  app.get<ByAttribute>('/attributes/:attribute', async (request, reply) => {
    const context = await contexts.linked(request);
    const attribute = storedName(request.params.attribute, context);
    const info = attributeInfo(await census(request, { attribute }), attribute, context);
    if (!info) throw new Problem('facts.nowhere', { name: shorten(request.params.attribute) });
    return contexts.answerDocuments(info, request, reply);
  });
}

function storedName(name: string, context: CompiledContext): string {
  const stored = context.storedName(name);
  if (!isName(stored)) throw new Problem('facts.bad-name', { name: shorten(name) });
  return stored;
}
