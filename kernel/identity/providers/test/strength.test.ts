import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { parseProviders } from '../settings.ts';
import { strengthFault } from '../strength.ts';
import { type ProvidersHouse, providersHouse, refused } from './providers-house.ts';

let house: ProvidersHouse;
before(async () => {
  house = await providersHouse();
});
after(() => house[Symbol.asyncDispose]());
afterEach(() => house.rest());

/** Signs in at a provider that demands strength, where the ID token says this of it. */
async function signIn(said: object) {
  const browser = house.browser();
  house.fake.lies = { claims: (truth) => ({ ...truth, ...said }) };
  const url = await browser.begin('strict');
  return { browser, url, answer: await browser.finish(house.fake.visit(url)) };
}

describe('a provider of which strength is demanded', () => {
  it('is asked for it, and signs somebody in who came by it', async () => {
    for (const acr of ['urn:loa:3', 'urn:loa:2']) {
      const { browser, url, answer } = await signIn({ acr, amr: ['mfa', 'otp', 'pwd'] });
      assert.equal(new URL(url).searchParams.get('acr_values'), 'urn:loa:3 urn:loa:2');
      assert.equal(answer.statusCode, 200, answer.body);
      assert.equal(await browser.who(), 'user:ming');
    }
  });

  it('signs nobody in whose ID token says less, or nothing', async () => {
    const amr = ['pwd', 'mfa'];
    for (const [said, reason] of [
      [{ amr }, 'acr'],
      [{ acr: 'urn:loa:1', amr }, 'acr'],
      [{ acr: ['urn:loa:3'], amr }, 'acr'],
      [{ acr: 'urn:loa:3 urn:loa:2', amr }, 'acr'],
      [{ acr: 'urn:loa:3' }, 'amr'],
      [{ acr: 'urn:loa:3', amr: ['pwd'] }, 'amr'],
      [{ acr: 'urn:loa:3', amr: 'pwd mfa' }, 'amr'],
      [{ acr: 'urn:loa:3', amr: { mfa: true, pwd: true } }, 'amr'],
    ] as const) {
      const { browser, answer } = await signIn(said);
      assert.equal(answer.statusCode, 401);
      refused(answer, 'provider-too-weak', reason);
      assert.equal(await browser.who(), null);
    }
  });

  it('is set by values without spaces, and more means never makes a sign-in weaker', () => {
    const stated = (more: object) =>
      parseProviders({
        address: 'https://yuheng.test',
        providers: [
          { id: 'a', name: { 'zh-CN': '甲', en: 'A' }, issuer: 'https://a.test', client: 'c', ...more },
        ],
      });
    assert.ok('providers' in stated({ acr: ['urn:loa:3'], amr: ['mfa'] }));
    for (const wrong of [{ acr: [] }, { acr: ['a b'] }, { amr: [''] }, { amr: 'mfa' }])
      assert.deepEqual('fault' in stated(wrong), true, JSON.stringify(wrong));
    const means = fc.array(fc.constantFrom('pwd', 'mfa', 'hwk', 'otp'));
    fc.assert(
      fc.property(means, means, means, (amr, more, wanted) => {
        if (strengthFault({ amr }, { amr: wanted }) === null)
          assert.equal(strengthFault({ amr: [...amr, ...more] }, { amr: wanted }), null);
        assert.equal(strengthFault({ amr: wanted }, { amr: wanted }), null);
      }),
    );
  });
});
