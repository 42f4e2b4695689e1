import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { testActor } from '../../../test/test-kernel.ts';
import { type ProvidersHouse, providersHouse, refused } from './providers-house.ts';

let house: ProvidersHouse;
before(async () => {
  house = await providersHouse();
});
after(() => house[Symbol.asyncDispose]());
afterEach(() => house.rest());

describe('whoever comes between', () => {
  it('a sign-in is used up by the first answer, right or wrong', async () => {
    const one = house.browser();
    const back = house.fake.visit(await one.begin('province'));
    assert.equal((await one.finish(back)).statusCode, 200);
    refused(await one.finish(back), 'bad-provider-answer', 'state');
    const two = house.browser();
    const refusedBack = house.fake.visit(await two.begin('province'));
    const said = new URL(refusedBack);
    said.searchParams.set('code', 'wrong');
    refused(await two.finish(said), 'bad-provider-answer');
    refused(await two.finish(refusedBack), 'bad-provider-answer', 'state');
  });

  it('of two at once one is signed in', async () => {
    const one = house.browser();
    const back = house.fake.visit(await one.begin('province'));
    const codes = (await Promise.all([one.finish(back), one.finish(back), one.finish(back)])).map(
      ({ statusCode }) => statusCode,
    );
    assert.deepEqual(codes.toSorted(), [200, 401, 401]);
  });

  it('an answer for one browser signs in no other (session fixation, forced sign-in)', async () => {
    const [attacker, victim] = [house.browser(), house.browser()];
    const back = house.fake.visit(await attacker.begin('province'));
    refused(await victim.finish(back), 'bad-provider-answer', 'state');
    await victim.begin('province');
    refused(await victim.finish(back), 'bad-provider-answer', 'state');
    assert.equal(await victim.who(), null);
    assert.equal((await attacker.finish(back)).statusCode, 200, 'and who began it is not kept from it');
  });

  it('a session that was planted is not gone on with', async () => {
    const one = house.browser();
    const { session } = await house.test.kernel.identity.signIn(
      await house.test.kernel.identity.issueLink(testActor({ id: 'user:admin' })),
    );
    one.plant('yuheng-session', session);
    await house.signIn(one);
    assert.ok(!one.cookie.includes(session));
    assert.equal(await house.test.kernel.identity.callerOf('session', session), null);
    assert.equal(await one.who(), 'user:ming');
  });

  it('an unknown, missing or old state is nothing', async () => {
    for (const change of [
      (search: URLSearchParams) => search.set('state', 'another'),
      (search: URLSearchParams) => search.delete('state'),
      (search: URLSearchParams) => search.append('state', search.get('state') ?? ''),
      () => house.test.clock.advance(600_001),
    ]) {
      const one = house.browser();
      house.fake.lies = { back: change };
      const back = house.fake.visit(await one.begin('province'));
      refused(await one.finish(back), 'bad-provider-answer');
      assert.equal(await one.who(), null);
    }
  });

  it('two providers are not mixed up', async () => {
    const one = house.browser();
    const back = house.fake.visit(await one.begin('province'));
    const mixed = new URL(back);
    mixed.pathname = '/sign-in/other';
    const asked = house.other.asked.length;
    refused(await one.finish(mixed), 'bad-provider-answer', 'state');
    assert.equal(house.other.asked.length, asked, 'the code did not go to the other one');
    assert.equal((await one.finish(back)).statusCode, 200);
    // The same subject at another provider is somebody else.
    refused(await house.signIn(house.browser(), 'other'), 'provider-stranger', 'unknown');
  });

  it('nobody is sent to another site, by no `next` and by no other site', async () => {
    for (const next of [
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test',
      'javascript:alert(1)',
      '/a\nb',
      '/a b',
      '',
      'board',
    ]) {
      const answer = await house.browser().post('begin-provider-sign-in', { provider: 'province', next });
      assert.equal(answer.statusCode, 400, next);
    }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.test' },
    ])
      for (const operation of ['begin-provider-sign-in', 'finish-provider-sign-in']) {
        const answer = await house.app.inject({
          method: 'POST',
          url: `/api/identity/${operation}`,
          payload: { provider: 'province', search: '?state=a' },
          headers: { ...headers },
        });
        assert.deepEqual([answer.statusCode, answer.json().code], [403, 'http.cross-origin']);
      }
  });

  it('what the provider refuses is said, and nothing of what somebody wrote into the address', async () => {
    for (const [error, reason] of [
      ['access_denied', 'access_denied'],
      ['<script>alert(1)</script>', 'error'],
    ] as const) {
      const one = house.browser();
      house.fake.lies = {
        back(search) {
          search.delete('code');
          search.set('error', error);
          search.set('error_description', 'call this number');
        },
      };
      const answer = await one.finish(house.fake.visit(await one.begin('province')));
      refused(answer, 'provider-refused', reason);
      assert.ok(!answer.body.includes('script') && !answer.body.includes('number'));
    }
  });

  it('a provider that nobody set up is none, and a flood of beginnings ends', async () => {
    refused(
      await house.browser().post('begin-provider-sign-in', { provider: 'nobody' }),
      'provider-not-found',
    );
    const told = (): number =>
      house.fake.asked.filter((line) => line.endsWith('openid-configuration')).length;
    const earlier = told();
    const answers = [];
    for (let count = 0; count < 25; count += 1)
      answers.push(
        (await house.browser().post('begin-provider-sign-in', { provider: 'province' })).statusCode,
      );
    assert.equal(answers.filter((code) => code === 429).length, 5);
    assert.equal(told(), earlier + 1, 'what it says of itself is not asked for each time');
  });
});
