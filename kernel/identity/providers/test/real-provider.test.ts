import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { type RealProvider, realProvider } from './oidc-provider.ts';
import { ProviderBrowser } from './provider-browser.ts';

const HOME = 'https://yuheng.test';
const SECRET = 'a secret of this test with + and %';
let test: TestKernel;
let provider: RealProvider;

before(async () => {
  provider = await realProvider(HOME, SECRET);
  test = await testKernel([fixturePack], new Date().toISOString(), {
    address: HOME,
    providers: [
      {
        id: 'real',
        name: { 'zh-CN': '真', en: 'Real' },
        issuer: provider.issuer,
        client: 'yuheng',
        secret: SECRET,
        strangers: 'link-or-make',
        account: 'preferred_username',
        claims: 'userinfo',
        roles: { claim: 'groups', values: { plan: 'officer' } },
      },
    ],
  });
});
after(async () => {
  await provider[Symbol.asyncDispose]();
  await test[Symbol.asyncDispose]();
});

/** Follows the provider's redirects and fills in its forms, until it sends the browser home. */
async function walk(start: string, jar: Map<string, string>, fill: (page: string) => URLSearchParams) {
  let url = new URL(start);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 20; step += 1) {
    if (url.origin === HOME) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(url, {
      method: form === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: form,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location !== null) {
      url = new URL(location, url);
      form = null;
      continue;
    }
    assert.equal(answer.status, 200, `${url.href} ${page.slice(0, 500)}`);
    url = new URL(/<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page), url);
    form = fill(page);
  }
  return assert.fail('the provider goes round in circles');
}

it('a real provider signs somebody in, who is made or linked, and out again', async () => {
  const app = await test.server({ auth: true });
  await test.kernel.identity.issueLink(testActor({ id: 'user:linked', roles: ['viewer'] }));
  for (const [account, roles] of [
    ['fresh', ['officer']],
    ['linked', ['viewer']],
  ] as const) {
    const browser = new ProviderBrowser(app);
    const jar = new Map<string, string>();
    const back = await walk(await browser.begin('real', '/board'), jar, (page) => {
      const prompt = /name="prompt" value="([a-z]+)"/.exec(page)?.[1] ?? assert.fail(page);
      return new URLSearchParams({ prompt, login: account, password: 'any' });
    });
    assert.equal(back.pathname, '/sign-in/real');
    const answer = await browser.finish(back);
    assert.equal(answer.statusCode, 200, answer.body);
    const { user, next } = answer.json();
    assert.deepEqual([user.id, user.roles, next], [`user:${account}`, roles, '/board']);
    const again = await browser.finish(back);
    assert.equal(again.json().code, 'identity.bad-provider-answer');
    const out = (await browser.post('sign-out', {})).json<{ next: string }>().next;
    const home = await walk(out, jar, (page) => {
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page);
      return new URLSearchParams({ xsrf, logout: 'yes' });
    });
    assert.equal(home.pathname, '/sign-in');
    assert.equal(await browser.who(), null);
  }
});
