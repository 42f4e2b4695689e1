import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';

export const root = '/ngsi-ld/v1/csourceRegistrations';
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

export const idOf = (name: string): string => `urn:ngsi-ld:ContextSourceRegistration:${name}`;
/** A source that knows entities of the type of its name. */
export const registration = (name: string, rest: object = {}) => ({
  id: idOf(name),
  type: 'ContextSourceRegistration',
  endpoint: 'http://source.example/ngsi',
  information: [{ entities: [{ type: name }] }],
  ...rest,
});

/** Requests about sources. @param app asked for with every request: it opens later than this is made */
export function registrationClient(app: () => FastifyInstance) {
  async function ask(method: Method, url: string, body?: unknown, headers: Headers = {}) {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await app().inject({
      method,
      url: root + url,
      headers: { ...content, ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const { statusCode: status, headers: said } = answer;
    return { status, headers: said, body: answer.body === '' ? null : answer.json() };
  }
  return {
    ask,
    async make(name: string, rest: object = {}, headers: Headers = {}): Promise<void> {
      const { status, body } = await ask('POST', '', registration(name, rest), headers);
      assert.equal(status, 201, JSON.stringify(body));
    },
    /** Names of what is found. */
    async found(query: string, headers: Headers = {}): Promise<readonly string[]> {
      const { status, body } = await ask('GET', `?${query}`, undefined, headers);
      assert.equal(status, 200, JSON.stringify(body));
      return body.map((one: { id: string }) => one.id.slice(idOf('').length));
    },
  };
}
