import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
let secret: string;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
  const { keys } = test.kernel.identity;
  const key = {
    name: 'gateway',
    organisation: '监测中心',
    roles: ['machine', 'viewer'],
    synthetic: false,
  } as const;
  secret = await keys.add(key, testActor());
});
after(() => test[Symbol.asyncDispose]());

async function form(url: string, fields: Record<string, string> | string, headers: object = {}) {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  const body = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, body, headers: answer.headers };
}
const basic = (id: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`,
});
const grant = { grant_type: 'client_credentials' };
async function token(fields: object = {}): Promise<string> {
  const { body } = await form('/oauth/token', { ...grant, ...fields }, basic('gateway', secret));
  return String(body['access_token']);
}
async function statusOf(bearer: string, url = '/ngsi-ld/v1/types'): Promise<number> {
  return (await app.inject({ url, headers: { authorization: `Bearer ${bearer}` } })).statusCode;
}

describe('client credentials', () => {
  it('are exchanged for a token that stands for the key, by Basic or in the form', async () => {
    const given = await form('/oauth/token', grant, basic('gateway', secret));
    assert.equal(given.status, 200);
    assert.equal(given.headers['cache-control'], 'no-store');
    const { access_token: bearer, ...rest } = given.body;
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 600, scope: 'machine viewer' });
    const actor = (await test.kernel.identity.callerOf('key', String(bearer)))?.usual;
    assert.deepEqual(
      [actor?.id, actor?.organisation, actor?.roles],
      ['key:gateway', '监测中心', ['machine', 'viewer']],
    );
    const posted = await form('/oauth/token', { ...grant, client_id: 'gateway', client_secret: secret });
    assert.equal(await statusOf(String(posted.body['access_token'])), 200);
    const rows = await test.database.query<{ line: string }>(
      'select token::text as line from identity.token',
    );
    for (const { line } of rows) assert.ok(!line.includes(String(bearer)));
  });

  it('give no more than the key has, and less where less is asked for', async () => {
    const viewer = await token({ scope: 'viewer' });
    assert.deepEqual((await test.kernel.identity.callerOf('key', viewer))?.usual.roles, ['viewer']);
    assert.equal(await statusOf(viewer, '/api/measures/list-measures'), 200);
    const more = await form(
      '/oauth/token',
      { ...grant, scope: 'viewer administrator' },
      basic('gateway', secret),
    );
    assert.deepEqual([more.status, more.body['error']], [400, 'invalid_scope']);
  });

  it('for less than a key of the house are nobody where that is not held, and no policy gives them anything', async () => {
    const { identity, tenants } = test.kernel;
    await tenants.make('city');
    const house = await identity.keys.add(
      { name: 'house', organisation: null, roles: ['viewer', 'administrator'], synthetic: false },
      testActor(),
    );
    const of = async (scope: string) => {
      const { token: bearer } = await identity.tokens.issue({ id: 'house', secret: house }, scope);
      const caller = await identity.callerOf('key', bearer);
      const now = await identity.standings.of(caller?.usual ?? testActor(), 'city');
      return [caller?.in(null)?.roles, caller?.in('city')?.roles ?? null, now?.roles ?? null];
    };
    assert.deepEqual(await of('administrator'), [['administrator'], ['administrator'], ['administrator']]);
    assert.deepEqual(await of('viewer'), [['viewer'], null, null]);
  });

  it('are refused as OAuth says, alike for unknown clients and wrong secrets', async () => {
    for (const [fields, headers, status, error] of [
      [grant, {}, 401, 'invalid_client'],
      [grant, basic('gateway', 'x'.repeat(32)), 401, 'invalid_client'],
      [grant, basic('other', secret), 401, 'invalid_client'],
      [grant, basic('gateway', '%zz'), 401, 'invalid_client'],
      [{}, basic('gateway', secret), 400, 'invalid_request'],
      [{ grant_type: 'password', username: 'x', password: 'y' }, {}, 400, 'unsupported_grant_type'],
      [{ ...grant, client_secret: secret }, basic('gateway', secret), 400, 'invalid_request'],
      [
        'grant_type=client_credentials&grant_type=client_credentials',
        basic('gateway', secret),
        400,
        'invalid_request',
      ],
    ] as const) {
      const answer = await form('/oauth/token', fields, headers);
      assert.deepEqual([answer.status, answer.body['error']], [status, error], JSON.stringify(fields));
      if (status === 401) assert.match(String(answer.headers['www-authenticate']), /^Basic/);
    }
    const json = await app.inject({ method: 'POST', url: '/oauth/token', payload: grant });
    assert.deepEqual([json.statusCode, json.json().error], [400, 'invalid_request']);
    const large = await form(
      '/oauth/token',
      { ...grant, scope: 'x'.repeat(20_000) },
      basic('gateway', secret),
    );
    assert.deepEqual([large.status, large.body['error']], [400, 'invalid_request']);
  });

  it('end: tokens after ten minutes, when they are revoked, and with their key', async () => {
    const [short, revoked, kept] = [await token(), await token(), await token()];
    const other = await test.kernel.identity.keys.add(
      { name: 'stranger', organisation: null, roles: ['viewer'], synthetic: false },
      testActor(),
    );
    assert.equal((await form('/oauth/revoke', { token: revoked }, basic('stranger', other))).status, 200);
    assert.equal(await statusOf(revoked), 200, 'of somebody else it is not revoked');
    assert.equal((await form('/oauth/revoke', { token: revoked })).status, 401);
    assert.equal((await form('/oauth/revoke', { token: revoked }, basic('gateway', secret))).status, 200);
    assert.deepEqual([await statusOf(revoked), await statusOf(kept)], [401, 200]);
    assert.equal(
      (await form('/oauth/revoke', { token: 'at_unknown' }, basic('gateway', secret))).status,
      200,
    );
    test.clock.advance(600_000);
    assert.equal(await statusOf(short), 401);
    const last = await token();
    assert.equal(await statusOf(last), 200);
    await test.kernel.identity.keys.revoke('gateway', testActor());
    assert.equal(await statusOf(last), 401);
  });

  it('are described where clients look (RFC 8414)', async () => {
    const answer = await app.inject({
      url: '/.well-known/oauth-authorization-server',
      headers: { host: 'yuheng.test' },
    });
    const { issuer, token_endpoint: endpoint, revocation_endpoint: revocation } = answer.json();
    assert.deepEqual(
      [issuer, endpoint, revocation],
      ['http://yuheng.test', 'http://yuheng.test/oauth/token', 'http://yuheng.test/oauth/revoke'],
    );
  });
});
