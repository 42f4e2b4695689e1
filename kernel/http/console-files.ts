import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Serves the built console; every path that is not a file of it, nor of an API, opens its first page. */
export async function consoleFiles(
  app: FastifyInstance,
  folder: string | null,
  notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): Promise<void> {
  if (folder === null) {
    app.setNotFoundHandler(notFound);
    return;
  }
  await app.register(staticFiles, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    setHeaders(response, path) {
      const hashed = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' &&
      !/^\/(?:api|ngsi-ld|assets)(?:\/|$)/.test(request.url) &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    return page ? reply.sendFile('index.html') : notFound(request, reply);
  });
}
