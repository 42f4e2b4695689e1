import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { parseId } from '../model/parse-name.ts';
import { holds } from '../query/expression.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { typesOfQuery } from './selection-of-query.ts';

/**
 * `type` beside the id of an entity: one of another type is another entity (ETSI GS CIM 009 V1.9.1, clauses 5.6.2 to 5.6.6,
 * 5.6.17 to 5.6.19 and 5.7.1). To be called before the routes are registered.
 */
export function typeCondition(
  app: FastifyInstance,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  app.addHook('preHandler', async (request) => {
    const { type } = request.query as Readonly<Record<string, unknown>>;
    if (typeof type !== 'string' || !isOfEntity(request)) return;
    const id = parseId((request.params as { readonly id: string }).id);
    const { storedName } = await contexts.ofRequest(request);
    const expression = typesOfQuery(type, storedName);
    const entity = await tenants.of(request).facts.get(id);
    if (!entity || !holds(expression, (word) => entity.types.includes(word)))
      throw new Problem('facts.not-found', { id });
  });
}

const isOfEntity = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.startsWith('/ngsi-ld/v1/entities/:id') ?? false;
