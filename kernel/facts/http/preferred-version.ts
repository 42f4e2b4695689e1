import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonObject } from '../model/entity.ts';
import { asOfVersion, OWN_MINOR } from './earlier-version.ts';

/** What answers with entities as they stand. */
const CONSUMPTION: ReadonlySet<string> = new Set(
  ['/entities', '/entities/:id', '/entityOperations/query'].map((url) => `/ngsi-ld/v1${url}`),
);

/**
 * `Prefer: ngsi-ld=1.x`: entities as that version would have them, and which one it was; 203 where something had to be
 * amended (ETSI GS CIM 009 V1.9.1, clauses 4.3.6.8, 6.3.6 and 6.4.3.2). To be called before the routes are registered.
 */
export function preferredVersion(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const wanted = minorOf(request);
    if (wanted === null || reply.statusCode !== 200) return payload;
    const minor = Math.min(wanted, OWN_MINOR);
    void reply.header('preference-applied', `ngsi-ld=1.${minor}`);
    if (isGeoJson(reply.getHeader('content-type'))) return payload;
    const amended = Array.isArray(payload)
      ? payload.map((one: JsonObject) => asOfVersion(one, minor))
      : asOfVersion(payload as JsonObject, minor);
    if (!isDeepStrictEqual(amended, payload)) void reply.code(203);
    return amended;
  });
}

function minorOf({ headers, routeOptions }: FastifyRequest): number | null {
  const { prefer } = headers;
  if (prefer === undefined || !CONSUMPTION.has(routeOptions.url ?? '')) return null;
  const [, minor] =
    /(?:^|[,;\s])ngsi-ld\s*=\s*"?1\.(\d{1,3})"?(?=$|[,;\s])/i.exec([prefer].flat().join(',')) ?? [];
  return minor === undefined ? null : Number(minor);
}

const isGeoJson = (media: unknown): boolean => String(media).startsWith('application/geo+json');
