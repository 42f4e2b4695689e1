import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
});
after(() => test[Symbol.asyncDispose]());

describe('sessions', () => {
  const cookieOf = (header: unknown): string => String(header).split(';')[0] ?? '';
  const signIn = (token: string, headers = {}) =>
    app.inject({ method: 'POST', url: '/api/identity/sign-in', payload: { token }, headers });

  it('begin with a link that works once', async () => {
    const person = testActor({
      id: 'user:ming',
      name: '明',
      organisation: '统筹办公室',
      roles: ['officer'],
      source: 'console',
    });
    const token = await test.kernel.identity.issueLink(person);
    const first = await signIn(token);
    assert.equal(first.statusCode, 200);
    const user = {
      id: 'user:ming',
      name: '明',
      organisation: '统筹办公室',
      unit: null,
      tenant: null,
      roles: ['officer'],
      synthetic: false,
    };
    assert.deepEqual(first.json(), { user, password: false });
    const cookie = String(first.headers['set-cookie']);
    assert.match(cookie, /^yuheng-session=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const who = await app.inject({
      url: '/api/identity/who',
      headers: { cookie: `a=b; ${cookieOf(cookie)}; c=d` },
    });
    const { may, administers, ...same } = who.json().user;
    assert.deepEqual(same, user);
    assert.deepEqual([may.includes('facts.read'), administers], [true, false]);
    const second = await signIn(token);
    assert.deepEqual([second.statusCode, second.json().code], [401, 'identity.bad-link']);
    assert.equal(second.headers['set-cookie'], undefined);
  });

  it('begin once when two come with one link at the same time', async () => {
    const token = await test.kernel.identity.issueLink(testActor());
    const codes = (await Promise.all([signIn(token), signIn(token), signIn(token)])).map(
      ({ statusCode }) => statusCode,
    );
    assert.deepEqual(codes.toSorted(), [200, 401, 401]);
  });

  it('cannot be had with a link of an hour ago, or with a key or a session for a link', async () => {
    const token = await test.kernel.identity.issueLink(testActor());
    test.clock.advance(3_600_000);
    assert.equal((await signIn(token)).statusCode, 401);
    const key = await test.kernel.identity.issueKey(testActor({ id: 'key:link' }));
    assert.equal((await signIn(key)).statusCode, 401);
    const { session } = await test.kernel.identity.signIn(await test.kernel.identity.issueLink(testActor()));
    assert.equal((await signIn(session)).statusCode, 401);
    assert.equal(await test.kernel.identity.callerOf('key', session), null);
    assert.equal(await test.kernel.identity.callerOf('session', key), null);
  });

  it('end by signing out, and after twelve hours', async () => {
    const begin = async (): Promise<{ cookie: string }> => {
      const signedIn = await signIn(await test.kernel.identity.issueLink(testActor()));
      return { cookie: cookieOf(signedIn.headers['set-cookie']) };
    };
    const who = async (headers: { cookie: string }): Promise<unknown> =>
      (await app.inject({ url: '/api/identity/who', headers })).json().user?.id ?? null;
    const one = await begin();
    const other = await begin();
    const out = await app.inject({
      method: 'POST',
      url: '/api/identity/sign-out',
      payload: {},
      headers: { ...one, 'sec-fetch-site': 'same-origin' },
    });
    assert.match(
      String(out.headers['set-cookie']),
      /^yuheng-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    assert.equal(await who(one), null);
    assert.equal(await who(other), 'user:tester');
    test.clock.advance(12 * 3_600_000);
    assert.equal(await who(other), null);
  });

  it('are not lent to other sites', async () => {
    const signedIn = await signIn(await test.kernel.identity.issueLink(testActor()));
    const cookie = cookieOf(signedIn.headers['set-cookie']);
    const post = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/fixture/echo-text',
        payload: { text: 'x' },
        headers: { cookie, host: 'yuheng.test', ...headers },
      });
    for (const origin of [
      'https://evil.test',
      'https://yuheng.test.evil.test',
      'null',
      'https://yuheng.test:8443',
    ]) {
      const answer = await post({ origin });
      assert.deepEqual([answer.statusCode, answer.json().code], [403, 'http.cross-origin'], origin);
    }
    for (const method of ['PATCH', 'DELETE'] as const) {
      const answer = await app.inject({
        method,
        url: '/ngsi-ld/v1/entities/urn:a:1',
        headers: { cookie, host: 'yuheng.test', origin: 'https://evil.test' },
      });
      assert.deepEqual([answer.statusCode, answer.json().code], [403, 'http.cross-origin'], method);
    }
    assert.equal((await post({ origin: 'https://yuheng.test' })).statusCode, 200);
    assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
      assert.equal((await post(headers as Record<string, string>)).json().code, 'http.cross-origin');
    const key = await headersOf(test.kernel, 'administrator');
    assert.equal(
      (await post({ origin: 'https://elsewhere.test', ...key })).statusCode,
      200,
      'a key is not sent by a browser of itself',
    );
  });

  it('keep no secret in the database, and every issue in the log', async () => {
    const token = await test.kernel.identity.issueLink(testActor());
    const rows = await test.database.query<{ line: string }>(
      `select session::text as line from identity.session union all select link::text from identity.link
       union all select house_key::text from identity.house_key`,
    );
    assert.ok(rows.length > 0);
    for (const { line } of rows)
      assert.ok(!line.includes(token) && !line.includes(Buffer.from(token).toString('hex')));
    const head = (await test.kernel.audit.verify()).entries;
    assert.equal((await test.kernel.audit.read(head))?.action, 'identity.issue-link');
  });

  it('a new key of a machine ends its older one', async () => {
    const machine = testActor({ id: 'key:sensor-7', roles: ['machine'] });
    const [older, newer] = [
      await test.kernel.identity.issueKey(machine),
      await test.kernel.identity.issueKey(machine),
    ];
    assert.equal(await test.kernel.identity.callerOf('key', older), null);
    assert.deepEqual((await test.kernel.identity.callerOf('key', newer))?.actors, [machine]);
  });
});
