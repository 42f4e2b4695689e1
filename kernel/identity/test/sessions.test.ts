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

const MINUTE = 60_000;

async function begin(id: string, role: 'viewer' | 'administrator' = 'viewer', more: object = {}) {
  const token = await test.kernel.identity.issueLink(testActor({ id, roles: [role] }));
  const answer = await app.inject({
    method: 'POST',
    url: '/api/identity/sign-in',
    payload: { token },
    remoteAddress: '192.0.2.7',
    headers: { 'sec-fetch-site': 'same-origin', 'user-agent': 'Firefox/150', ...more },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return {
    cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '',
    'sec-fetch-site': 'same-origin',
  };
}
interface Listed {
  readonly id: string;
  readonly current: boolean;
  readonly [more: string]: unknown;
}
async function list(headers: object, person?: string): Promise<readonly Listed[]> {
  const query = person === undefined ? '' : `?person=${person}`;
  const answer = await app.inject({ url: `/api/identity/list-sessions${query}`, headers: { ...headers } });
  return answer.json().sessions ?? [];
}
async function end(headers: object, payload: object): Promise<unknown> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/identity/end-session',
    payload,
    headers: { ...headers },
  });
  return answer.json().code ?? null;
}

describe('sessions', () => {
  it('are seen by their person, with when, from where and by what', async () => {
    const headers = await begin('user:seen');
    const [one, ...more] = await list(headers);
    assert.deepEqual(more, []);
    const at = test.clock.now();
    assert.deepEqual(
      { ...one, id: '' },
      {
        id: '',
        beganBy: 'link',
        beganAt: at.toISOString(),
        seenAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + 12 * 60 * MINUTE).toISOString(),
        address: '192.0.2.7',
        agent: 'Firefox/150',
        current: true,
      },
    );
    assert.ok(!headers.cookie.includes(one?.id ?? ''), 'the id shown is not the secret');
  });

  it('are ended by their person, one or all the others', async () => {
    const [one, two, three] = [await begin('user:many'), await begin('user:many'), await begin('user:many')];
    const second = (await list(two)).find(({ current }) => current);
    assert.equal(await end(one, { session: second?.id }), null);
    assert.equal((await list(two)).length, 0);
    assert.equal(await end(one, { session: second?.id }), 'identity.session-not-found');
    assert.equal(await end(one, {}), null);
    assert.equal((await list(three)).length, 0);
    assert.equal((await list(one)).length, 1);
  });

  it('of others are for administrators alone', async () => {
    const mine = await begin('user:victim');
    const [session] = await list(mine);
    const other = await begin('user:other');
    assert.equal(await end(other, { session: session?.id }), 'identity.session-not-found');
    assert.equal(await end(other, { person: 'user:victim', session: session?.id }), 'policy.denied');
    assert.deepEqual(await list(other, 'user:victim'), []);
    const administrator = await begin('user:boss', 'administrator');
    assert.equal((await list(administrator, 'user:victim')).length, 1);
    assert.equal(await end(administrator, { person: 'user:victim' }), null);
    assert.equal((await list(mine)).length, 0);
    assert.equal(await end(await headersOf(test.kernel, 'administrator'), {}), 'identity.not-signed-in');
  });

  it('end an hour after they were last used, and twelve after they began', async () => {
    const used = await begin('user:used');
    const idle = await begin('user:idle');
    const alive = async (headers: object): Promise<boolean> => (await list(headers)).length > 0;
    for (let minutes = 0; minutes < 59; minutes += 50) {
      test.clock.advance(50 * MINUTE);
      assert.equal(await alive(used), true);
    }
    assert.equal(await alive(idle), false);
    for (let hours = 2; hours < 12; hours += 0.75) {
      test.clock.advance(45 * MINUTE);
      await list(used);
    }
    test.clock.advance(45 * MINUTE);
    assert.equal(await alive(used), false);
  });

  it('have a secret of their own at every sign-in, whatever cookie was there before', async () => {
    const planted = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const fixed = await begin('user:fixed', 'viewer', { cookie: `yuheng-session=${planted}` });
    assert.ok(!fixed.cookie.includes(planted));
    assert.equal(await test.kernel.identity.callerOf('session', planted), null);
    const attacker = await begin('user:attacker');
    const signedIn = await begin('user:fixed', 'viewer', { cookie: attacker.cookie });
    assert.notEqual(signedIn.cookie, attacker.cookie);
    assert.equal((await list(attacker)).length, 0, 'the one that was planted has ended');
  });
});
