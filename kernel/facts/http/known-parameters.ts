import type { FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';

const ROOT = '/ngsi-ld/v1';

const words = (text: string): readonly string[] => text.split(' ');

const PAGE = words('limit offset count');
const MAP = words('entityMap entityMapLifetime');
const GEO = words('georel geometry coordinates geoproperty');
const TIME = words('timerel timeAt endTimeAt timeproperty');
const JOIN = words('join joinLevel containedBy');
/** Of the answer. */
const SHOWN = words('attrs pick omit options format lang datasetId');
/** Which entities. */
const CONDITIONS = [...words('id idPattern type q scopeQ csf'), ...GEO];
/** How q is to be read (clause 4.9). */
const READING = words('jsonKeys expandValues splitEntities');

const REST = words('orderBy geometryProperty local');
const ENTITIES = [CONDITIONS, READING, SHOWN, PAGE, MAP, JOIN, REST].flat();
const TEMPORAL = [...SHOWN, ...TIME, ...words('lastN aggrMethods aggrPeriodDuration local')];
const TEMPORAL_ENTITIES = [...TEMPORAL, ...CONDITIONS, ...READING, ...PAGE, ...MAP, 'orderBy'];

const OF_SOURCES = words('attrs pick omit geometryProperty datasetId lang options sysAttrs local');

/** Parameters of requests, by route. A route that is not here is not looked at. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'GET /entities': ENTITIES,
  'POST /entityOperations/query': ENTITIES,
  'GET /entityMaps': ENTITIES,
  'POST /entityMaps': ENTITIES,
  'DELETE /entities': [...CONDITIONS, ...words('attrs geometryProperty drop keep local')],
  'GET /entities/:id': [...SHOWN, ...JOIN, ...MAP, ...words('type geometryProperty local')],
  'GET /temporal/entities': TEMPORAL_ENTITIES,
  'POST /temporal/entityOperations/query': TEMPORAL_ENTITIES,
  'GET /temporal/entityMaps': TEMPORAL_ENTITIES,
  'POST /temporal/entityMaps': TEMPORAL_ENTITIES,
  'GET /temporal/entities/:id': TEMPORAL,
  'GET /csourceRegistrations': [CONDITIONS, TIME, PAGE, OF_SOURCES].flat(),
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
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const known = PARAMETERS[`${method} ${request.routeOptions.url?.slice(ROOT.length)}`];
  if (!known) return;
  const unknown = Object.keys(request.query as object).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem('facts.unknown-parameter', { name: shorten(unknown) });
}
