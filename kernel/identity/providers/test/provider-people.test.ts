import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { TENANT } from '../../../facts/store/shard.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { ProviderSettings } from '../settings.ts';
import { type FakeProvider, fakeProvider } from './fake-provider.ts';
import { ProviderBrowser } from './provider-browser.ts';

let test: TestKernel;
let app: FastifyInstance;
const fakes = new Map<string, FakeProvider>();

const shared = { name: { 'zh-CN': '甲', en: 'A' }, client: 'yuheng', secret: null } as const;
const mapped = {
  strangers: 'make',
  organisation: { claim: 'dept', values: { D1: '工信厅', D2: '财政厅' } },
  roles: { claim: 'groups', values: { staff: 'viewer', plan: 'officer' } },
} as const;
const configured: readonly Omit<ProviderSettings, 'issuer'>[] = [
  { ...shared, id: 'refuse', account: 'preferred_username' },
  { ...shared, id: 'link', account: 'preferred_username', strangers: 'link' },
  { ...shared, ...mapped, id: 'make' },
  { ...shared, ...mapped, id: 'either', account: 'preferred_username', strangers: 'link-or-make' },
  { ...shared, id: 'mail', account: { email: 'gov.test' }, strangers: 'link', claims: 'userinfo' },
  {
    ...shared,
    ...mapped,
    id: 'cities',
    tenant: { claim: 'city', values: { a: 'city-a', none: 'no-such-city' } },
  },
  {
    ...shared,
    id: 'several',
    strangers: 'make',
    roles: {
      claim: 'groups',
      values: {
        staff: 'viewer',
        'a-head': { role: 'administrator', tenant: 'city-a' },
        'a-staff': { role: 'viewer', tenant: 'city-a' },
        lost: { role: 'administrator', tenant: 'no-such-city' },
      },
    },
  },
];

before(async () => {
  for (const { id } of configured) fakes.set(id, await fakeProvider(() => test.clock.now()));
  test = await testKernel([fixturePack], undefined, {
    address: 'https://yuheng.test/',
    providers: configured.map((one) => ({ ...one, issuer: fakes.get(one.id)?.issuer ?? '' })),
  });
  app = await test.server({ auth: true });
  const { identity, tenants } = test.kernel;
  for (const id of ['ming', 'qin', 'mail', 'gone'])
    await identity.issueLink(testActor({ id: `user:${id}`, roles: ['officer'], organisation: '工信厅' }));
  await identity.organisations.add(TENANT, '财政厅', testActor());
  await identity.people.close(TENANT, 'user:gone', testActor());
  await tenants.make('city-a');
});
after(async () => {
  await test[Symbol.asyncDispose]();
  for (const fake of fakes.values()) await fake[Symbol.asyncDispose]();
});
afterEach(() => test.clock.advance(700_000));

async function come(provider: string, person: Record<string, unknown>): Promise<LightMyRequestResponse> {
  const fake = fakes.get(provider) ?? assert.fail();
  fake.person = person;
  const browser = new ProviderBrowser(app);
  return await browser.finish(fake.visit(await browser.begin(provider)));
}
async function comes(provider: string, person: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = await come(provider, person);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<{ user: Record<string, unknown> }>().user;
}
async function stranger(provider: string, person: Record<string, unknown>, reason: string): Promise<void> {
  const problem = (await come(provider, person)).json();
  assert.deepEqual([problem.code, problem.values.reason], ['identity.provider-stranger', reason]);
}

describe('the first sign-in', () => {
  it('is refused where nothing else was said, whatever the provider calls somebody', async () => {
    await stranger('refuse', { sub: '1', preferred_username: 'ming' }, 'unknown');
  });

  it('links an account on record by the claim that was named; then issuer and subject alone count', async () => {
    assert.equal((await comes('link', { sub: '1', preferred_username: 'ming' }))['id'], 'user:ming');
    const later = await comes('link', { sub: '1', preferred_username: 'qin', roles: ['administrator'] });
    assert.deepEqual([later['id'], later['roles']], ['user:ming', ['officer']]);
    await stranger('link', { sub: '2', preferred_username: 'ming' }, 'unknown');
    await stranger('link', { sub: '3', preferred_username: 'nobody' }, 'unknown');
    await stranger('link', { sub: '4', preferred_username: 'gone' }, 'closed');
    await stranger('link', { sub: '5' }, 'unknown');
  });

  it('never links by an e-mail that was not verified', async () => {
    await stranger('mail', { sub: '1', email: 'mail@gov.test' }, 'unknown');
    await stranger('mail', { sub: '1', email: 'mail@gov.test', email_verified: false }, 'unknown');
    const linked = await comes('mail', { sub: '1', email: 'mail@gov.test', email_verified: true });
    assert.equal(linked['id'], 'user:mail');
    // The same subject with another e-mail is the same person.
    assert.equal((await comes('mail', { sub: '1', email: 'x@evil.test' }))['id'], 'user:mail');
  });

  it('takes no claims of another subject from where they are asked for', async () => {
    const fake = fakes.get('mail') ?? assert.fail();
    fake.lies = { userinfo: (truth) => ({ ...truth, sub: 'another' }) };
    const answer = await come('mail', { sub: '9', email: 'qin@gov.test', email_verified: true });
    assert.equal(answer.json().code, 'identity.bad-provider-answer');
    fake.lies = {};
  });

  it('makes somebody as the settings say, and each later one says anew what they are', async () => {
    const person = { sub: '1', name: '新人', groups: ['staff', 'plan', 'root'], dept: 'D1' };
    const made = await comes('make', person);
    assert.match(String(made['id']), /^user:make-[0-9a-f]{16}$/);
    assert.deepEqual(
      [made['name'], made['organisation'], made['roles']],
      ['新人', '工信厅', ['viewer', 'officer']],
    );
    const moved = await comes('make', { ...person, groups: ['staff'], dept: 'D2' });
    assert.deepEqual(
      [moved['id'], moved['organisation'], moved['roles']],
      [made['id'], '财政厅', ['viewer']],
    );
    await stranger('make', { ...person, groups: [] }, 'roles');
    await stranger('make', { ...person, dept: 'D9' }, 'organisation');
    await stranger('make', { sub: '2', name: '无', dept: 'D1' }, 'roles');
    await stranger('make', { sub: '3', groups: ['staff'] }, 'organisation');
    await test.kernel.identity.people.close(TENANT, String(made['id']), testActor());
    await stranger('make', person, 'closed');
    assert.deepEqual(await test.walk(), []);
  });

  it('of many at once makes one', async () => {
    const person = { sub: 'many', groups: ['staff'], dept: 'D1' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => come('make', person)));
    const ids = new Set(
      answers.filter(({ statusCode }) => statusCode === 200).map((answer) => answer.json().user.id),
    );
    assert.equal(ids.size, 1);
    const [{ count } = { count: 0 }] = await test.database.query<{ count: number }>(
      `select count(*)::integer as count from identity.provider_account where subject = 'many'`,
      [],
    );
    assert.equal(count, 1);
  });

  it('links or makes, and makes nobody beside an account of that name', async () => {
    const qin = { sub: '1', preferred_username: 'qin', groups: ['staff'], dept: 'D2' };
    const linked = await comes('either', qin);
    assert.deepEqual([linked['id'], linked['roles']], ['user:qin', ['officer']], 'the record is in force');
    const made = await comes('either', { ...qin, sub: '2', preferred_username: 'new' });
    assert.deepEqual([made['id'], made['roles']], ['user:new', ['viewer']]);
    await stranger('either', { ...qin, sub: '3' }, 'unknown');
  });

  it('stays in the tenant that is said, and in one that is known', async () => {
    const person = { sub: '1', groups: ['staff'], city: 'a' };
    await stranger('cities', { ...person, dept: 'D1' }, 'organisation');
    await stranger('cities', { ...person, city: 'none' }, 'tenant');
    await stranger('cities', { ...person, city: 'b' }, 'tenant');
    const { id } = await test.kernel.tenants.find('city-a');
    await test.kernel.identity.organisations.add(id, '工信厅', testActor());
    const made = await comes('cities', { ...person, dept: 'D1' });
    const account = await test.kernel.identity.people.accountOf(String(made['id']));
    assert.deepEqual([account?.home, account?.tenants], ['city-a', ['city-a']]);
    await stranger('cities', { ...person, dept: 'D1', city: 'none' }, 'tenant');
  });
});

it('an administrator parts somebody from their provider; who is signed in is signed out', async () => {
  const fake = fakes.get('link') ?? assert.fail();
  fake.person = { sub: '1', preferred_username: 'ming' };
  const browser = new ProviderBrowser(app);
  await browser.finish(fake.visit(await browser.begin('link')));
  assert.equal(await browser.who(), 'user:ming');
  const unlink = async (role: 'viewer' | 'administrator') =>
    await app.inject({
      method: 'POST',
      url: '/api/identity/unlink-person',
      payload: { id: 'user:ming' },
      headers: await headersOf(test.kernel, role),
    });
  assert.equal((await unlink('viewer')).statusCode, 403);
  assert.equal(await browser.who(), 'user:ming');
  assert.equal((await unlink('administrator')).statusCode, 200);
  assert.equal(await browser.who(), null);
  assert.equal((await comes('link', { sub: '2', preferred_username: 'ming' }))['id'], 'user:ming');
});

describe('a provider that speaks of several tenants', () => {
  it('gives somebody in each what it says, and what it says no more ends there alone', async () => {
    const { identity, tenants } = test.kernel;
    const person = { sub: '1', name: '多' };
    const held = async (...groups: string[]) => {
      const answer = await come('several', { ...person, groups });
      assert.equal(answer.statusCode, 200, answer.body);
      const [cookie = ''] = [answer.headers['set-cookie']]
        .flat()
        .filter((one) => one?.startsWith('yuheng-session'));
      const session = /=([\w-]+)/.exec(cookie)?.[1] ?? '';
      const caller = await identity.callerOf('session', session);
      return ['city-a', null, 'city-b'].map((tenant) => caller?.in(tenant)?.roles.join() ?? null);
    };
    const { id: other } = await tenants.make('city-b');
    assert.deepEqual(await held('staff', 'a-head', 'lost'), ['administrator', 'viewer', null]);
    const { user } = (await come('several', { ...person, groups: ['staff'] })).json();
    assert.deepEqual(await held('staff'), [null, 'viewer', null], 'ended in the one');
    // What somebody else gave them, where the provider has no say, is not the provider's to take.
    const officer = { organisation: null, unit: null, roles: ['officer'] as const };
    await identity.members.put(other, user.id, officer, testActor());
    assert.deepEqual(await held('staff', 'a-staff'), ['viewer', 'viewer', 'officer']);
    await stranger('several', { ...person, groups: ['a-head'] }, 'roles');
    assert.deepEqual(await held('staff'), [null, 'viewer', 'officer']);
    assert.deepEqual(await test.walk(), []);
  });
});
