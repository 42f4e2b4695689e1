import type { FastifyInstance } from 'fastify';

interface Sent {
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests below the root of the interface. @param app asked for with every request: it opens later than this is made */
export function askingWithHeaders(app: () => FastifyInstance) {
  return (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    { payload, headers = {} }: Sent = {},
    server = app(),
  ) =>
    server.inject({
      method,
      url: `/ngsi-ld/v1${url}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
}
