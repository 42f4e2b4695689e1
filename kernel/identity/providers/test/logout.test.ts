import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { testActor } from '../../../test/test-kernel.ts';
import { type ProvidersHouse, providersHouse } from './providers-house.ts';

let house: ProvidersHouse;
before(async () => {
  house = await providersHouse();
});
after(() => house[Symbol.asyncDispose]());
afterEach(() => {
  house.fake.person = { sub: 'subject-1', preferred_username: 'ming', name: '明' };
  house.rest();
});

/** The provider tells that sessions have ended. */
async function tell(token: string, provider = 'province', form = 'logout_token') {
  const answer = await house.app.inject({
    method: 'POST',
    url: `/oauth/logout/${provider}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ [form]: token }).toString(),
  });
  assert.equal(answer.headers['cache-control'], 'no-store');
  return answer.statusCode;
}

/** Somebody who came by the provider, in a session that it calls so. */
async function come(sid?: string, provider: 'province' | 'other' = 'province') {
  house.fake.lies = sid === undefined ? {} : { claims: (truth) => ({ ...truth, sid }) };
  const browser = house.browser();
  const answer = await house.signIn(browser, provider);
  assert.equal(answer.statusCode, 200, answer.body);
  return browser;
}

describe('a provider that says that a session of its own has ended', () => {
  it('ends the one session here, and no other', async () => {
    const [desk, phone] = [await come('at-the-desk'), await come('on-the-phone')];
    assert.equal(await tell(house.fake.logout({ sid: 'at-the-desk' })), 200);
    assert.deepEqual([await desk.who(), await phone.who()], [null, 'user:ming']);
    assert.equal(await tell(house.fake.logout({ sid: 'on-the-phone', sub: 'somebody-else' })), 200);
    assert.equal(await phone.who(), 'user:ming');
    assert.equal(await tell(house.fake.logout({ sid: 'on-the-phone', sub: 'subject-1' })), 200);
    assert.equal(await phone.who(), null);
  });

  it('ends all that somebody began by it, where it names them alone; those by a link stay', async () => {
    const [one, two] = [await come(), await come('named')];
    const { identity } = house.test.kernel;
    const link = await identity.issueLink({ ...(await personOf('user:ming')) });
    const { session } = await identity.signIn(link);
    assert.equal(await tell(house.fake.logout({ sub: 'subject-1' })), 200);
    assert.deepEqual([await one.who(), await two.who()], [null, null]);
    assert.equal((await identity.callerOf('session', session))?.id, 'user:ming');
    const [told] = await house.test.database.query<{ actor: string }>(
      `select actor from audit.entry where action = 'identity.end-session' order by sequence desc limit 1`,
    );
    assert.equal(told?.actor, 'system:provider-province');
  });

  it('ends what somebody holds by it in every tenant', async () => {
    const { identity, tenants } = house.test.kernel;
    const { id } = await tenants.make('city');
    const viewer = { organisation: null, unit: null, roles: ['viewer'] as const };
    await identity.members.put(id, 'user:ming', viewer, testActor());
    const browser = await come('everywhere');
    const there = () =>
      house.app.inject({
        url: '/ngsi-ld/v1/types',
        headers: { cookie: browser.cookie, 'ngsild-tenant': 'city' },
      });
    assert.equal((await there()).statusCode, 200);
    assert.equal(await tell(house.fake.logout({ sid: 'everywhere' })), 200);
    assert.equal((await there()).statusCode, 401);
  });

  it('is not believed where it is not the provider, not for us, not now, no logout token, or a second time', async () => {
    const browser = await come('kept');
    const good = { sid: 'kept' };
    const now = Math.floor(house.test.clock.now().getTime() / 1000);
    const event = 'http://schemas.openid.net/event/backchannel-logout';
    for (const bad of [
      house.fake.logout(good, 'none'),
      house.fake.logout(good, 'HS256'),
      house.fake.logout(good, 'other-key'),
      house.fake.logout(good, 'broken'),
      house.fake.logout({ ...good, iss: house.other.issuer }),
      house.fake.logout({ ...good, aud: 'another' }),
      house.fake.logout({ ...good, iat: now - 3600, exp: now + 100 }),
      house.fake.logout({ ...good, iat: now + 3600 }),
      house.fake.logout({ ...good, iat: undefined }),
      house.fake.logout({ ...good, exp: now - 100 }),
      house.fake.logout({ ...good, nonce: 'of an ID token' }),
      house.fake.logout({ ...good, events: undefined }),
      house.fake.logout({ ...good, events: { [event]: [] } }),
      house.fake.logout({ ...good, events: [event] }),
      house.fake.logout({ ...good, jti: undefined }),
      house.fake.logout({ sid: 7 }),
      house.fake.logout({}),
      'no token',
    ])
      assert.equal(await tell(bad), 400, bad);
    assert.equal(await tell(house.fake.logout(good), 'nobody'), 400);
    assert.equal(await tell(house.fake.logout(good), 'province', 'token'), 400);
    assert.equal(await browser.who(), 'user:ming');
    const token = house.fake.logout({ sid: 'another' });
    assert.deepEqual([await tell(token), await tell(token)], [200, 400]);
    // Another provider ends nothing of this one's.
    assert.equal(await tell(house.other.logout({ sid: 'kept', sub: 'subject-1' }), 'other'), 200);
    assert.equal(await browser.who(), 'user:ming');
  });

  it('may tell it again where it could not be asked for its keys', async () => {
    const browser = await come('later');
    const token = house.fake.logout({ sid: 'later' });
    house.fake.lies = { answer: (request) => request.url === '/keys' && request.socket.destroy().destroyed };
    assert.equal(await tell(token), 502);
    house.fake.lies = {};
    assert.equal(await tell(token), 200);
    assert.equal(await browser.who(), null);
  });
});

async function personOf(id: string) {
  const { people } = house.test.kernel.identity;
  const found = (await people.list(1)).find((each) => each.id === id);
  assert.ok(found);
  return {
    id,
    name: found.name,
    organisation: null,
    source: 'console',
    roles: found.roles,
    synthetic: false,
  };
}
