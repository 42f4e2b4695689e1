import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { ProviderSettings } from '../settings.ts';
import { type FakeProvider, fakeProvider, type Lies } from './fake-provider.ts';
import { ProviderBrowser } from './provider-browser.ts';

const SECRET = 'client-secret-never-to-be-seen';
let test: TestKernel;
let app: FastifyInstance;
let fake: FakeProvider;
let other: FakeProvider;

function settings(id: string, { issuer }: FakeProvider): ProviderSettings {
  return {
    id,
    name: { 'zh-CN': '省统一认证', en: 'Province' },
    issuer,
    client: 'yuheng',
    secret: SECRET,
    strangers: 'link',
    account: 'preferred_username',
  };
}

before(async () => {
  fake = await fakeProvider(() => test.clock.now());
  other = await fakeProvider(() => test.clock.now());
  test = await testKernel([fixturePack], undefined, {
    address: 'https://yuheng.test',
    providers: [settings('province', fake), settings('other', other)],
  });
  app = await test.server({ auth: true });
  await test.kernel.identity.issueLink(testActor({ id: 'user:ming', roles: ['officer'] }));
  await test.kernel.identity.issueLink(testActor({ id: 'user:admin', roles: ['administrator'] }));
});
after(async () => {
  await test[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});
afterEach(() => {
  fake.lies = {};
  other.lies = {};
  // What a provider says of itself is asked for anew, and attempts are made up for.
  test.clock.advance(700_000);
});

const browser = (): ProviderBrowser => new ProviderBrowser(app);

async function signIn(one: ProviderBrowser, provider = 'province'): Promise<LightMyRequestResponse> {
  const at = provider === 'province' ? fake : other;
  return await one.finish(at.visit(await one.begin(provider)));
}

function refused(answer: LightMyRequestResponse, code: string, reason?: string): void {
  const { values, ...problem } = answer.json<{ code: string; values: { reason?: string } }>();
  assert.equal(problem.code, `identity.${code}`, answer.body);
  if (reason !== undefined) assert.equal(values.reason, reason, answer.body);
  assert.ok(!String(answer.headers['set-cookie'] ?? '').includes('yuheng-session'), 'no session was given');
}

describe('a provider that tells the truth', () => {
  it('signs somebody in, and is told no more than it must be', async () => {
    const one = browser();
    const url = new URL(await one.begin('province', '/board?plan=1'));
    const asked = Object.fromEntries(url.searchParams);
    assert.equal(asked['response_type'], 'code');
    assert.equal(asked['redirect_uri'], 'https://yuheng.test/sign-in/province');
    assert.equal(asked['scope'], 'openid profile');
    assert.equal(asked['code_challenge_method'], 'S256');
    for (const name of ['state', 'nonce', 'code_challenge']) assert.match(asked[name] ?? '', /^[\w-]{43}$/);
    const answer = await one.finish(fake.visit(url.href));
    assert.equal(answer.statusCode, 200, answer.body);
    const { user, next } = answer.json<{ user: { id: string }; next: string }>();
    assert.deepEqual([user.id, next, await one.who()], ['user:ming', '/board?plan=1', 'user:ming']);
    const [token] = fake.tokens.slice(-1);
    assert.equal(token?.authorization, `Basic ${btoa(`yuheng:${SECRET}`)}`);
    assert.equal(token?.form.get('client_secret'), null);
    const sessions = await app.inject({ url: '/api/identity/list-sessions', headers: { cookie: one.cookie } });
    assert.equal(sessions.json().sessions[0].beganBy, 'provider');
  });

  it('is believed with new keys at once, and with the old ones no more', async () => {
    assert.equal((await signIn(browser())).statusCode, 200);
    fake.rotate();
    assert.equal((await signIn(browser())).statusCode, 200);
    fake.lies = { signing: 'other-key' };
    refused(await signIn(browser()), 'bad-provider-answer');
  });

  it('is told when somebody signs out, and has ended nothing of ours if it does not listen', async () => {
    const one = browser();
    await signIn(one);
    const out = await one.post('sign-out', {});
    const next = new URL(out.json<{ next: string }>().next);
    assert.equal(`${next.origin}${next.pathname}`, `${fake.issuer}/end`);
    assert.equal(next.searchParams.get('post_logout_redirect_uri'), 'https://yuheng.test/sign-in');
    assert.equal(next.searchParams.get('client_id'), 'yuheng');
    assert.match(next.searchParams.get('id_token_hint') ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.equal(await one.who(), null);
    const two = browser();
    await signIn(two);
    test.clock.advance(700_000);
    fake.lies = { answer: (request) => request.socket.destroy().destroyed };
    assert.deepEqual((await two.post('sign-out', {})).json(), { next: null });
    assert.equal(await two.who(), null);
  });

  it('nobody is told the secret, by no answer and in no table', async () => {
    const one = browser();
    const said = [
      (await app.inject('/api/identity/list-providers')).body,
      (await app.inject('/openapi.json')).body,
      await one.begin('province'),
      (await signIn(one)).body,
    ];
    for (const text of said) assert.ok(!text.includes(SECRET));
    const [found] = await test.database.query(
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
  const second = (): number => Math.floor(test.clock.now().getTime() / 1000);
  const lies: Readonly<Record<string, () => Lies>> = {
    'another issuer in the token': () => truthBut({ iss: other.issuer }),
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
    'nobody': () => truthBut({ sub: undefined }),
    'an empty subject': () => truthBut({ sub: '' }),
    'a subject that is no text': () => truthBut({ sub: 1 }),
    'a subject longer than the standard allows': () => truthBut({ sub: 'x'.repeat(256) }),
    'a subject with controls': () => truthBut({ sub: 'a\nb' }),
    'a token that nobody signed': () => ({ signing: 'none' }),
    'a token signed with the public key for a secret': () => ({ signing: 'HS256' }),
    'a token signed by somebody else': () => ({ signing: 'other-key' }),
    'a signature that does not fit': () => ({ signing: 'broken' }),
    'another issuer where it sends the browser back': () => ({
      back: (search) => search.set('iss', other.issuer),
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
      const one = browser();
      const url = await one.begin('province');
      fake.lies = lie();
      refused(await one.finish(fake.visit(url)), 'bad-provider-answer');
      assert.equal(await one.who(), null);
    });

  it('is not believed about itself', async () => {
    for (const change of [
      { issuer: other.issuer },
      { issuer: `${fake.issuer}/` },
      { issuer: undefined },
      { authorization_endpoint: 'https://phishing.test/' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 7 },
    ]) {
      fake.lies = { metadata: (truth) => ({ ...truth, ...change }) };
      test.clock.advance(700_000);
      const answer = await browser().post('begin-provider-sign-in', { provider: 'province' });
      refused(answer, 'bad-provider-answer');
    }
    const before = other.asked.length;
    for (const [endpoint, code] of [
      ['token_endpoint', 'provider-unreachable'],
      ['jwks_uri', 'provider-unreachable'],
    ] as const) {
      fake.lies = { metadata: (truth) => ({ ...truth, [endpoint]: `${other.issuer}/token` }) };
      test.clock.advance(700_000);
      refused(await signIn(browser()), code, 'not-allowed');
    }
    assert.equal(other.asked.length, before, 'it cannot send us anywhere else');
    fake.lies = { metadata: (truth) => ({ ...truth, end_session_endpoint: 'https://phishing.test/' }) };
    test.clock.advance(700_000);
    const one = browser();
    await signIn(one);
    assert.deepEqual((await one.post('sign-out', {})).json(), { next: null });
  });

  it('cannot hold us up, flood us or send us elsewhere', async () => {
    const before = other.asked.length;
    for (const [answer, reason] of [
      [(response) => response.writeHead(302, { location: `${other.issuer}/token` }).end(), undefined],
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
      const one = browser();
      const back = fake.visit(await one.begin('province'));
      fake.lies = {
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
      fake.lies = {};
    }
    assert.equal(other.asked.length, before, 'no redirect was followed');
  });
});

describe('whoever comes between', () => {
  it('a sign-in is used up by the first answer, right or wrong', async () => {
    const one = browser();
    const back = fake.visit(await one.begin('province'));
    assert.equal((await one.finish(back)).statusCode, 200);
    refused(await one.finish(back), 'bad-provider-answer', 'state');
    const two = browser();
    const refusedBack = fake.visit(await two.begin('province'));
    const said = new URL(refusedBack);
    said.searchParams.set('code', 'wrong');
    refused(await two.finish(said), 'bad-provider-answer');
    refused(await two.finish(refusedBack), 'bad-provider-answer', 'state');
  });

  it('of two at once one is signed in', async () => {
    const one = browser();
    const back = fake.visit(await one.begin('province'));
    const codes = (await Promise.all([one.finish(back), one.finish(back), one.finish(back)])).map(
      ({ statusCode }) => statusCode,
    );
    assert.deepEqual(codes.toSorted(), [200, 401, 401]);
  });

  it('an answer for one browser signs in no other (session fixation, forced sign-in)', async () => {
    const [attacker, victim] = [browser(), browser()];
    const back = fake.visit(await attacker.begin('province'));
    refused(await victim.finish(back), 'bad-provider-answer', 'state');
    await victim.begin('province');
    refused(await victim.finish(back), 'bad-provider-answer', 'state');
    assert.equal(await victim.who(), null);
    assert.equal((await attacker.finish(back)).statusCode, 200, 'and who began it is not kept from it');
  });

  it('a session that was planted is not gone on with', async () => {
    const one = browser();
    const { session } = await test.kernel.identity.signIn(
      await test.kernel.identity.issueLink(testActor({ id: 'user:admin' })),
    );
    one.plant('yuheng-session', session);
    await signIn(one);
    assert.ok(!one.cookie.includes(session));
    assert.equal(await test.kernel.identity.actorOf('session', session), null);
    assert.equal(await one.who(), 'user:ming');
  });

  it('an unknown, missing or old state is nothing', async () => {
    for (const change of [
      (search: URLSearchParams) => search.set('state', 'another'),
      (search: URLSearchParams) => search.delete('state'),
      (search: URLSearchParams) => search.append('state', search.get('state') ?? ''),
      () => test.clock.advance(600_001),
    ]) {
      const one = browser();
      fake.lies = { back: change };
      const back = fake.visit(await one.begin('province'));
      refused(await one.finish(back), 'bad-provider-answer');
      assert.equal(await one.who(), null);
    }
  });

  it('two providers are not mixed up', async () => {
    const one = browser();
    const back = fake.visit(await one.begin('province'));
    const mixed = new URL(back);
    mixed.pathname = '/sign-in/other';
    const asked = other.asked.length;
    refused(await one.finish(mixed), 'bad-provider-answer', 'state');
    assert.equal(other.asked.length, asked, 'the code did not go to the other one');
    assert.equal((await one.finish(back)).statusCode, 200);
    // The same subject at another provider is somebody else.
    refused(await signIn(browser(), 'other'), 'provider-stranger', 'unknown');
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
      const answer = await browser().post('begin-provider-sign-in', { provider: 'province', next });
      assert.equal(answer.statusCode, 400, next);
    }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.test' },
    ])
      for (const operation of ['begin-provider-sign-in', 'finish-provider-sign-in']) {
        const answer = await app.inject({
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
      const one = browser();
      fake.lies = {
        back(search) {
          search.delete('code');
          search.set('error', error);
          search.set('error_description', 'call this number');
        },
      };
      const answer = await one.finish(fake.visit(await one.begin('province')));
      refused(answer, 'provider-refused', reason);
      assert.ok(!answer.body.includes('script') && !answer.body.includes('number'));
    }
  });

  it('a provider that nobody set up is none, and a flood of beginnings ends', async () => {
    refused(await browser().post('begin-provider-sign-in', { provider: 'nobody' }), 'provider-not-found');
    const answers = [];
    for (let count = 0; count < 25; count += 1)
      answers.push((await browser().post('begin-provider-sign-in', { provider: 'province' })).statusCode);
    assert.equal(answers.filter((code) => code === 429).length, 5);
    const asked = fake.asked.filter((line) => line.endsWith('openid-configuration')).length;
    assert.ok(asked < 40, 'what it says of itself is not asked for each time');
  });
});
