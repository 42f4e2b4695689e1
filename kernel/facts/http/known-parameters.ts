import type { FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';

const ROOT = '/ngsi-ld/v1';

/**
 * Parameters of requests that do not read them with a list of their own (selection-of-query.ts), by route. A route that is
 * not here is not looked at.
 */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'POST /entities': ['local'],
  'PUT /entities/:id': ['type', 'local'],
  'PATCH /entities/:id': ['type', 'local', 'options', 'format', 'lang', 'observedAt'],
  'DELETE /entities/:id': ['type', 'local'],
  'POST /entities/:id/attrs': ['type', 'local', 'options'],
  'PATCH /entities/:id/attrs': ['type', 'local', 'options'],
  'PATCH /entities/:id/attrs/:attribute': ['type', 'local'],
  'PUT /entities/:id/attrs/:attribute': ['type', 'local'],
  'DELETE /entities/:id/attrs/:attribute': ['type', 'local', 'datasetId', 'deleteAll'],
  'POST /temporal/entities': ['local'],
  'DELETE /temporal/entities/:id': ['local'],
  'POST /temporal/entities/:id/attrs': ['local'],
  'DELETE /temporal/entities/:id/attrs/:attribute': ['local', 'datasetId', 'deleteAll'],
  'PATCH /temporal/entities/:id/attrs/:attribute/:instance': ['local'],
  'DELETE /temporal/entities/:id/attrs/:attribute/:instance': ['local'],
  'GET /entityMaps/:id': ['local'],
  'PATCH /entityMaps/:id': ['local'],
  'DELETE /entityMaps/:id': ['local'],
  'POST /snapshots': ['local'],
  'DELETE /snapshots': ['q', 'local'],
  'GET /snapshots/:id': ['local'],
  'PATCH /snapshots/:id': ['local'],
  'DELETE /snapshots/:id': ['local'],
  'POST /snapshots/:id/clone': ['local'],
  'GET /types': ['details', 'local'],
  'GET /types/:type': ['local'],
  'GET /attributes': ['details', 'local'],
  'GET /attributes/:attribute': ['local'],
  'GET /info/sourceIdentity': [],
  'POST /jsonldContexts': [],
  'GET /jsonldContexts': ['details', 'kind'],
  'DELETE /jsonldContexts': ['reload'],
  'GET /jsonldContexts/:contextId': ['details'],
  'DELETE /jsonldContexts/:contextId': ['reload'],
  'POST /subscriptions': ['local'],
  'GET /subscriptions': ['limit', 'offset', 'count', 'options', 'sysAttrs', 'local'],
  'GET /subscriptions/:id': ['options', 'sysAttrs', 'local'],
  'PATCH /subscriptions/:id': ['local'],
  'DELETE /subscriptions/:id': ['local'],
  'POST /csourceSubscriptions': ['local'],
  'GET /csourceSubscriptions': ['limit', 'offset', 'count', 'options', 'sysAttrs', 'local'],
  'GET /csourceSubscriptions/:id': ['options', 'sysAttrs', 'local'],
  'PATCH /csourceSubscriptions/:id': ['local'],
  'DELETE /csourceSubscriptions/:id': ['local'],
  'POST /csourceRegistrations': ['local'],
  'GET /csourceRegistrations/:id': ['options', 'sysAttrs', 'local'],
  'PATCH /csourceRegistrations/:id': ['local'],
  'DELETE /csourceRegistrations/:id': ['local'],
};

/**
 * What is not known is refused: an ignored condition would change or answer more than was asked for (clause 6.3.20).
 * @throws Problem facts.unknown-parameter
 */
export function refuseUnknownParameters(request: FastifyRequest): void {
  const known = PARAMETERS[`${request.method} ${request.routeOptions.url?.slice(ROOT.length)}`];
  if (!known) return;
  const unknown = Object.keys(request.query as object).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem('facts.unknown-parameter', { name: shorten(unknown) });
}
