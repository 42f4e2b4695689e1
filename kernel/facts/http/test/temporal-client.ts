import type { FastifyInstance } from 'fastify';

export const root = '/ngsi-ld/v1/temporal/entities';
export const idOf = (name: string): string => `urn:ngsi-ld:Thing:${name}`;
export const pathOf = (name: string): string => `${root}/${idOf(name)}`;
/** A minute after eight o'clock, and as the past is answered. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();
export const short = (minute: number): string => at(minute).replace('.000Z', 'Z');

export const property = (value: unknown, minute: number, more: object = {}) => ({
  type: 'Property',
  value,
  observedAt: at(minute),
  ...more,
});

/** Requests of the temporal interface. @param app asked for with every request: it opens later than this is made */
export function temporalClient(app: () => FastifyInstance) {
  async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) {
    const answer = await app().inject({
      method,
      url,
      ...(body === undefined
        ? {}
        : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { statusCode: status, headers } = answer;
    return { status, headers, body: answer.body === '' ? null : answer.json() };
  }
  return {
    ask,
    create: (name: string, attributes: object, type = 'Thing') =>
      ask('POST', root, { id: idOf(name), type, ...attributes }),
    /** Values of an attribute's instances, as they are answered. */
    async values(name: string, query = '', attribute = 'speed'): Promise<readonly unknown[]> {
      const { body } = await ask('GET', pathOf(name) + query);
      return (body[attribute] ?? []).map(({ value }: { value: unknown }) => value);
    },
  };
}
