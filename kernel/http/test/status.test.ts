import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../test/test-kernel.ts';
import { createServer } from '../server.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

type Json = Record<string, unknown>;
interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Json }[];
  readonly requestBody?: { required: boolean; content: Json };
  readonly responses: Readonly<
    Record<string, { description: string; content: Record<string, { schema: Json }> }>
  >;
}

describe('OpenAPI document', () => {
  it('has the form that version 3.1 asks for', async () => {
    const document = (await app.inject('/openapi.json')).json();
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.equal(typeof document.info.title, 'string');
    assert.equal(typeof document.info.version, 'string');
    const schemes = Object.keys(document.components.securitySchemes);
    const ids = new Set<string>();
    for (const [path, item] of Object.entries(document.paths as Record<string, Record<string, Described>>)) {
      assert.match(path, /^\/api\/[a-z-]+\/[a-z-]+$/);
      const [[method, operation] = assert.fail(), ...more] = Object.entries(item);
      assert.deepEqual(more, []);
      assert.ok(method === 'get' || method === 'post');
      assert.ok(!ids.has(operation.operationId));
      ids.add(operation.operationId);
      assert.ok(
        operation.summary.length > 0 && !operation.summary.includes('operations.'),
        operation.summary,
      );
      for (const requirement of operation.security)
        for (const name of Object.keys(requirement)) assert.ok(schemes.includes(name));
      const names = (operation.parameters ?? []).map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      for (const parameter of operation.parameters ?? []) {
        assert.equal(parameter.in, 'query');
        assert.equal(typeof parameter.required, 'boolean');
        assert.equal(typeof parameter.schema, 'object');
      }
      if (method === 'get') assert.equal(operation.requestBody, undefined);
      else assert.ok(Object.keys(operation.requestBody?.content ?? {}).length > 0);
      const { 200: done, default: problem } = operation.responses;
      assert.equal(typeof done?.description, 'string');
      const answers = Object.entries(done?.content ?? {});
      assert.ok(answers.length > 0);
      for (const [media, { schema }] of answers)
        assert.equal(schema['type'], media === 'application/json' ? 'object' : 'string', media);
      assert.deepEqual(problem?.content['application/problem+json']?.schema, {
        $ref: '#/components/schemas/Problem',
      });
    }
    assert.deepEqual(document.components.schemas.Problem.required, [
      'type',
      'title',
      'status',
      'code',
      'messages',
    ]);
  });

  it('has every operation once, with what it takes', async () => {
    const { paths } = (await app.inject('/openapi.json')).json();
    assert.deepEqual(
      Object.keys(paths).toSorted(),
      [...test.kernel.registry.operations.keys()].map((path) => `/api/${path}`).toSorted(),
    );
    const bytes = paths['/api/fixture/count-bytes'].post;
    assert.deepEqual(Object.keys(bytes.requestBody.content), ['text/plain']);
    assert.deepEqual(
      bytes.parameters.map(({ name, required }: Json) => [name, required]),
      [['times', false]],
    );
    const echo = paths['/api/fixture/echo-text'].post;
    assert.deepEqual(echo.requestBody.content['application/json'].schema.required, ['text']);
    assert.equal(echo['x-permission'], 'fixture.write');
    assert.equal(echo['x-summary-zh-CN'], '回显文字');
    assert.deepEqual(paths['/api/identity/who'].get.security, []);
  });

  it('tells the truth about what is refused', async () => {
    const post = (payload: object) => app.inject({ method: 'POST', url: '/api/fixture/echo-text', payload });
    assert.equal((await post({ text: 'x', more: ['y'] })).statusCode, 200);
    for (const payload of [
      {},
      { text: 1 },
      { text: 'x', more: 'y' },
      { text: 'x', unknown: 1 },
      { text: 'a\0' },
      { text: 'x', more: ['\ud800'] },
      [],
    ]) {
      const answer = await post(payload);
      assert.deepEqual(
        [answer.statusCode, answer.json().code],
        [400, 'http.bad-input'],
        JSON.stringify(payload),
      );
    }
    const count = (query: string) =>
      app.inject({
        method: 'POST',
        url: `/api/fixture/count-bytes${query}`,
        payload: 'abc',
        headers: { 'content-type': 'text/plain' },
      });
    assert.deepEqual((await count('?times=2')).json(), { bytes: 6 });
    for (const query of ['?times=0', '?times=x', '?times=1.5', '?times=1&times=2', '?other=1', '?times='])
      assert.equal((await count(query)).statusCode, 400, query);
  });

  it('takes bytes whatever they say that they are, within their limit', async () => {
    for (const type of ['application/json', 'application/octet-stream', 'application/ld+json']) {
      const send = (payload: string) =>
        app.inject({
          method: 'POST',
          url: '/api/fixture/count-bytes',
          payload,
          headers: { 'content-type': type },
        });
      assert.deepEqual((await send('{"not": json')).json(), { bytes: 12 }, type);
      assert.equal((await send('x'.repeat(1001))).statusCode, 413, type);
    }
  });
});

describe('status', () => {
  it('is alive, and ready when it is', async () => {
    assert.deepEqual((await app.inject('/healthz')).json(), { status: 'alive' });
    assert.deepEqual((await app.inject('/readyz')).json(), { status: 'ready' });
    let ready = false;
    const starting = await createServer({
      kernel: test.kernel,
      auth: true,
      consoleFolder: null,
      isReady: () => ready,
    });
    assert.equal((await starting.inject('/readyz')).statusCode, 503);
    assert.equal((await starting.inject('/healthz')).statusCode, 200);
    ready = true;
    assert.equal((await starting.inject('/readyz')).statusCode, 200);
    await starting.close();
  });

  it('waits for no request for ever', async () => {
    const patience = app.server.requestTimeout;
    assert.ok(patience > 0 && patience <= 600_000, `${patience} ms`);
  });

  it('counts what it answered, in the text format of Prometheus', async () => {
    await app.inject('/ngsi-ld/v1/entities/urn:nobody:1');
    const read = async (): Promise<Map<string, number>> => {
      const answer = await app.inject('/metrics');
      assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/);
      assert.ok(answer.body.endsWith('\n'));
      const lines = answer.body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      for (const line of lines) assert.match(line, /^[a-z_]+(?:\{[a-z]+="[^"]*"\})? \d+$/);
      return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
    };
    const earlier = await read();
    await app.inject('/ngsi-ld/v1/entities/urn:nobody:1');
    const later = await read();
    const missing = 'yuheng_http_responses_total{status="404"}';
    assert.equal((later.get(missing) ?? 0) - (earlier.get(missing) ?? 0), 1);
    assert.equal(later.get('yuheng_audit_entries_total'), (await test.kernel.audit.verify()).entries);
  });
});
