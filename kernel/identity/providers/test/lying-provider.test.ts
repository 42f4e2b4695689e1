import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Lies } from './fake-provider.ts';
import { type ProvidersHouse, providersHouse, refused, SECRET } from './providers-house.ts';

let house: ProvidersHouse;
before(async () => {
  house = await providersHouse();
});
after(() => house[Symbol.asyncDispose]());
afterEach(() => house.rest());

describe('a provider that tells the truth', () => {
  it('signs somebody in, and is told no more than it must be', async () => {
    const one = house.browser();
    const url = new URL(await one.begin('province', '/board?plan=1'));
    const asked = Object.fromEntries(url.searchParams);
    assert.equal(asked['response_type'], 'code');
    assert.equal(asked['redirect_uri'], 'https://yuheng.test/sign-in/province');
    assert.equal(asked['scope'], 'openid profile');
    assert.equal(asked['code_challenge_method'], 'S256');
    for (const name of ['state', 'nonce', 'code_challenge']) assert.match(asked[name] ?? '', /^[\w-]{43}$/);
    const answer = await one.finish(house.fake.visit(url.href));
    assert.equal(answer.statusCode, 200, answer.body);
    const { user, next } = answer.json<{ user: { id: string }; next: string }>();
    assert.deepEqual([user.id, next, await one.who()], ['user:ming', '/board?plan=1', 'user:ming']);
    const [token] = house.fake.tokens.slice(-1);
    // The secret is form-encoded first (RFC 6749, section 2.3.1).
    assert.equal(token?.authorization, `Basic ${btoa(`yuheng:${SECRET.replaceAll('-', '%2D')}`)}`);
    assert.equal(token?.form.get('client_secret'), null);
    const sessions = await house.app.inject({
      url: '/api/identity/list-sessions',
      headers: { cookie: one.cookie },
    });
    assert.equal(sessions.json().sessions[0].beganBy, 'provider');
  });

  it('is believed with new keys at once, and with the old ones no more', async () => {
    assert.equal((await house.signIn(house.browser())).statusCode, 200);
    house.fake.rotate();
    assert.equal((await house.signIn(house.browser())).statusCode, 200);
    house.fake.lies = { signing: 'other-key' };
    refused(await house.signIn(house.browser()), 'bad-provider-answer');
  });

  it('is told when somebody signs out, and has ended nothing of ours if it does not listen', async () => {
    const one = house.browser();
    await house.signIn(one);
    const out = await one.post('sign-out', {});
    const next = new URL(out.json<{ next: string }>().next);
    assert.equal(`${next.origin}${next.pathname}`, `${house.fake.issuer}/end`);
    assert.equal(next.searchParams.get('post_logout_redirect_uri'), 'https://yuheng.test/sign-in');
    assert.equal(next.searchParams.get('client_id'), 'yuheng');
    assert.match(next.searchParams.get('id_token_hint') ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.equal(await one.who(), null);
    const two = house.browser();
    await house.signIn(two);
    house.test.clock.advance(700_000);
    house.fake.lies = { answer: (request) => request.socket.destroy().destroyed };
    assert.deepEqual((await two.post('sign-out', {})).json(), { next: null });
    assert.equal(await two.who(), null);
  });

  it('nobody is told the secret, by no answer and in no table', async () => {
    const one = house.browser();
    const said = [
      (await house.app.inject('/api/identity/list-providers')).body,
      (await house.app.inject('/openapi.json')).body,
      await one.begin('province'),
      (await house.signIn(one)).body,
    ];
    for (const text of said) assert.ok(!text.includes(SECRET));
    const [found] = await house.test.database.query(
      `select 1 as one from audit.entry t where t::text like $1
       union all select 1 from identity.session t where t::text like $1
       union all select 1 from identity.provider_attempt t where t::text like $1`,
      [`%${SECRET}%`],
    );
    assert.equal(found, undefined);
  });
});

describe('a provider that lies', () => {
  const truthBut = (change: Record<string, unknown>): Lies => ({
    claims: (truth) =>
      Object.fromEntries(Object.entries({ ...truth, ...change }).filter(([, value]) => value !== undefined)),
  });
  const second = (): number => Math.floor(house.test.clock.now().getTime() / 1000);
  const lies: Readonly<Record<string, () => Lies>> = {
    'another issuer in the token': () => truthBut({ iss: house.other.issuer }),
    'no issuer in the token': () => truthBut({ iss: undefined }),
    'a token for somebody else': () => truthBut({ aud: 'another' }),
    'a token for nobody': () => truthBut({ aud: [] }),
    'a token for two, handed to the other': () => truthBut({ aud: ['yuheng', 'another'], azp: 'another' }),
    'a token for two, handed to nobody': () => truthBut({ aud: ['yuheng', 'another'] }),
    'a token for us, handed to another': () => truthBut({ azp: 'another' }),
    'another nonce': () => truthBut({ nonce: 'another' }),
    'no nonce': () => truthBut({ nonce: undefined }),
    'a token that has run out': () => truthBut({ exp: second() - 60 }),
    'a token without an end': () => truthBut({ exp: undefined }),
    'an end that is no number': () => truthBut({ exp: 'tomorrow' }),
    'a token that is not yet good': () => truthBut({ nbf: second() + 600 }),
    'a token of an hour ago': () => truthBut({ iat: second() - 3600, exp: second() + 3600 }),
    'a token of tomorrow': () => truthBut({ iat: second() + 86_400, exp: second() + 90_000 }),
    'a token of no time': () => truthBut({ iat: undefined }),
    nobody: () => truthBut({ sub: undefined }),
    'an empty subject': () => truthBut({ sub: '' }),
    'a subject that is no text': () => truthBut({ sub: 1 }),
    'a subject longer than the standard allows': () => truthBut({ sub: 'x'.repeat(256) }),
    'a subject with controls': () => truthBut({ sub: 'a\nb' }),
    'a token that nobody signed': () => ({ signing: 'none' }),
    'a token signed with the public key for a secret': () => ({ signing: 'HS256' }),
    'a token signed by somebody else': () => ({ signing: 'other-key' }),
    'a signature that does not fit': () => ({ signing: 'broken' }),
    'another issuer where it sends the browser back': () => ({
      back: (search) => search.set('iss', house.other.issuer),
    }),
    'no issuer where it says it would tell it': () => ({ back: (search) => search.delete('iss') }),
    'a code twice': () => ({ back: (search) => search.append('code', 'another') }),
    'a code that it does not know': () => ({ back: (search) => search.set('code', 'another') }),
    'no code': () => ({ back: (search) => search.delete('code') }),
    'a token instead of a code': () => ({
      back: (search) => {
        search.delete('code');
        search.set('id_token', 'a.b.c');
      },
    }),
  };
  for (const [name, lie] of Object.entries(lies))
    it(`is not believed: ${name}`, async () => {
      const one = house.browser();
      const url = await one.begin('province');
      house.fake.lies = lie();
      refused(await one.finish(house.fake.visit(url)), 'bad-provider-answer');
      assert.equal(await one.who(), null);
    });

  it('is not believed about itself', async () => {
    for (const change of [
      { issuer: house.other.issuer },
      { issuer: `${house.fake.issuer}/` },
      { issuer: undefined },
      { authorization_endpoint: 'https://phishing.test/' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 7 },
    ]) {
      house.fake.lies = { metadata: (truth) => ({ ...truth, ...change }) };
      house.test.clock.advance(700_000);
      const answer = await house.browser().post('begin-provider-sign-in', { provider: 'province' });
      refused(answer, 'bad-provider-answer');
    }
    const earlier = house.other.asked.length;
    for (const [endpoint, code] of [
      ['token_endpoint', 'provider-unreachable'],
      ['jwks_uri', 'provider-unreachable'],
    ] as const) {
      house.fake.lies = { metadata: (truth) => ({ ...truth, [endpoint]: `${house.other.issuer}/token` }) };
      house.test.clock.advance(700_000);
      refused(await house.signIn(house.browser()), code, 'not-allowed');
    }
    assert.equal(house.other.asked.length, earlier, 'it cannot send us anywhere else');
    house.fake.lies = { metadata: (truth) => ({ ...truth, end_session_endpoint: 'https://phishing.test/' }) };
    house.test.clock.advance(700_000);
    const one = house.browser();
    await house.signIn(one);
    assert.deepEqual((await one.post('sign-out', {})).json(), { next: null });
  });

  it('cannot hold us up, flood us or send us elsewhere', async () => {
    const earlier = house.other.asked.length;
    for (const [answer, reason] of [
      [(response) => response.writeHead(302, { location: `${house.other.issuer}/token` }).end(), undefined],
      [(response) => response.writeHead(500).end(), undefined],
      [(response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), undefined],
      [(response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'), undefined],
      [
        (response) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(600_000)}"`),
        'too-large',
      ],
      [(response) => response.destroy(), 'unreachable'],
    ] satisfies [(response: Parameters<NonNullable<Lies['answer']>>[1]) => unknown, string | undefined][]) {
      const one = house.browser();
      const back = house.fake.visit(await one.begin('province'));
      house.fake.lies = {
        answer(request, response) {
          if (request.url !== '/token') return false;
          answer(response);
          return true;
        },
      };
      refused(
        await one.finish(back),
        reason === undefined ? 'bad-provider-answer' : 'provider-unreachable',
        reason,
      );
      house.fake.lies = {};
    }
    assert.equal(house.other.asked.length, earlier, 'no redirect was followed');
  });
});
