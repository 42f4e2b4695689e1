import assert from 'node:assert/strict';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { ProviderSettings } from '../settings.ts';
import { type FakeProvider, fakeProvider } from './fake-provider.ts';
import { ProviderBrowser } from './provider-browser.ts';

export const SECRET = 'client-secret-never-to-be-seen';

/** A server with the providers `province`, `other`, and `strict`, which is the first again and demands strength; `user:ming` and `user:admin` are on record. */
export interface ProvidersHouse extends AsyncDisposable {
  readonly test: TestKernel;
  readonly app: FastifyInstance;
  readonly fake: FakeProvider;
  readonly other: FakeProvider;
  browser(): ProviderBrowser;
  signIn(browser: ProviderBrowser, provider?: 'province' | 'other'): Promise<LightMyRequestResponse>;
  /** Lies end; what a provider says of itself is asked for anew, and attempts are made up for. */
  rest(): void;
}

export async function providersHouse(): Promise<ProvidersHouse> {
  let test: TestKernel | null = null;
  const clock = (): Date => test?.clock.now() ?? new Date();
  const [fake, other] = [await fakeProvider(clock), await fakeProvider(clock)];
  const made = await testKernel([fixturePack], undefined, {
    address: 'https://yuheng.test',
    providers: [
      settings('province', fake),
      { ...settings('other', other), strangers: 'refuse' },
      { ...settings('strict', fake), acr: ['urn:loa:3', 'urn:loa:2'], amr: ['pwd', 'mfa'] },
    ],
  });
  test = made;
  const app = await made.server({ auth: true });
  await made.kernel.identity.issueLink(testActor({ id: 'user:ming', roles: ['officer'] }));
  await made.kernel.identity.issueLink(testActor({ id: 'user:admin', roles: ['administrator'] }));
  return {
    test: made,
    app,
    fake,
    other,
    browser: () => new ProviderBrowser(app),
    async signIn(browser, provider = 'province') {
      const at = provider === 'province' ? fake : other;
      return await browser.finish(at.visit(await browser.begin(provider)));
    },
    rest() {
      fake.lies = {};
      other.lies = {};
      made.clock.advance(700_000);
    },
    async [Symbol.asyncDispose]() {
      await made[Symbol.asyncDispose]();
      await fake[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
    },
  };
}

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

/** Nobody was signed in, for this reason. */
export function refused(answer: LightMyRequestResponse, code: string, reason?: string): void {
  const { values, ...problem } = answer.json<{ code: string; values: { reason?: string } }>();
  assert.equal(problem.code, `identity.${code}`, answer.body);
  if (reason !== undefined) assert.equal(values.reason, reason, answer.body);
  assert.ok(!String(answer.headers['set-cookie'] ?? '').includes('yuheng-session'), 'no session was given');
}
