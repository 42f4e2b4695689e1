import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { acceptedMedia, GEO_MEDIA, JSON_MEDIA } from './accepted-media.ts';
import { AllowedMethods } from './allowed-methods.ts';
import { refuseUnknownParameters } from './known-parameters.ts';

const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
/** Entities of the present have a place that GeoJSON can show; nothing else has (clause 6.3.4). */
const WITH_PLACES: ReadonlySet<string> = new Set(
  ['/entities', '/entities/:id', '/entityOperations/query'].map((url) => `/ngsi-ld/v1${url}`),
);

/** Does it read? Queries may come by POST. */
export function isReading({ method, routeOptions }: FastifyRequest): boolean {
  return reads(method, routeOptions.url);
}

function reads(method: string, url: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || isQuery(url);
}

/** What policies decide about a route (http/server.ts). */
export const actionOf = (isRead: boolean): string => (isRead ? 'facts.read' : 'facts.write');

const isQuery = (url: string | undefined): boolean =>
  /\/(entityOperations\/query|entityMaps)$/.test(url ?? '');

/**
 * What holds for every address of the interface, those that do not exist included (ETSI GS CIM 009 V1.9.1, clauses 6.3.2 and
 * 6.3.4). To be called before the routes are registered.
 */
export function preconditions(app: FastifyInstance): void {
  const allowed = new AllowedMethods();
  app.addHook('onRoute', ({ url, method }) => {
    for (const one of [method].flat()) allowed.add(url, one);
  });
  app.addHook('onRoute', (route) => {
    const isRead = [route.method].flat().every((method) => reads(method, route.url));
    Object.assign(route, { config: { ...route.config, action: actionOf(isRead) } });
  });

  app.addHook('onRequest', async (request) => {
    const { method, headers, routeOptions } = request;
    if (WITH_BODY.has(method)) checkContent(method, headers);
    if (method === 'GET' || method === 'HEAD' || isQuery(routeOptions.url)) {
      const offered = WITH_PLACES.has(routeOptions.url ?? '') ? GEO_MEDIA : JSON_MEDIA;
      if (acceptedMedia(headers.accept, offered) === null)
        throw new Problem('http.not-acceptable', { media: offered.join(', ') });
    }
    refuseUnknownParameters(request);
  });

  app.setNotFoundHandler((request, reply) => {
    const methods = allowed.of(request.url.split('?')[0] ?? '');
    if (methods.length === 0) throw new Problem('http.not-found');
    void reply.header('allow', methods.join(', '));
    if (request.method !== 'OPTIONS') throw new Problem('http.method-not-allowed');
    if (methods.includes('PATCH')) void reply.header('accept-patch', PATCH_MEDIA.join(', '));
    return reply.code(204).send();
  });
}

/** Merge patches are JSON as well (RFC 7396). */
const PATCH_MEDIA: readonly string[] = [...JSON_MEDIA, 'application/merge-patch+json'];

/** @throws Problem http.length-required, http.not-json */
function checkContent(method: string, headers: FastifyRequest['headers']): void {
  const { 'content-length': length, 'content-type': type } = headers;
  if (length === undefined) throw new Problem('http.length-required');
  const media = type?.split(';')[0]?.trim().toLowerCase();
  const taken: readonly string[] = method === 'PATCH' ? PATCH_MEDIA : JSON_MEDIA;
  if (length !== '0' && (media === undefined || !taken.includes(media))) throw new Problem('http.not-json');
}
