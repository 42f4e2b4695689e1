import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { TENANT } from '../../../facts/store/shard.ts';
import { blocked } from '../../../test/blocked.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Role } from '../../actor.ts';
import type { ProviderSettings } from '../settings.ts';
import { type FakeProvider, fakeProvider } from './fake-provider.ts';
import { ProviderBrowser } from './provider-browser.ts';

let test: TestKernel;
let app: FastifyInstance;
const fakes = new Map<string, FakeProvider>();

const shared = { name: { 'zh-CN': '甲', en: 'A' }, client: 'yuheng', secret: null } as const;
const roles = {
  claim: 'groups',
  values: { staff: 'viewer', 'c-staff': { role: 'viewer', tenant: 'city-c' } },
} as const;
const configured: readonly Omit<ProviderSettings, 'issuer'>[] = [
  { ...shared, id: 'of-a', tenant: 'city-a', account: 'preferred_username', strangers: 'link' },
  {
    ...shared,
    id: 'of-both',
    tenant: 'city-a',
    account: 'preferred_username',
    strangers: 'link-or-make',
    roles,
  },
  { ...shared, id: 'of-offices', tenant: 'city-a', organisation: '信息中心', strangers: 'make', roles },
];

before(async () => {
  for (const { id } of configured) fakes.set(id, await fakeProvider(() => test.clock.now()));
  test = await testKernel([fixturePack], undefined, {
    address: 'https://yuheng.test/',
    providers: configured.map((one) => ({ ...one, issuer: fakes.get(one.id)?.issuer ?? '' })),
  });
  app = await test.server({ auth: true });
  // The house keeps an administrator of its own all the while.
  await test.kernel.identity.issueLink(testActor({ id: 'user:head', roles: ['administrator'] }));
  await test.kernel.tenants.make('city-a');
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

describe('a provider of one tenant', () => {
  const holding = (role: Role) => ({ organisation: null, unit: null, roles: [role] });
  const add = async (name: string) => {
    const { identity, tenants } = test.kernel;
    const { id } = await tenants.find('city-a');
    const person = { id: `user:${name}`, name, synthetic: false, ...holding('viewer') };
    await identity.people.add(id, person, testActor());
    return person.id;
  };
  const idOf = async (tenant: string) => (await test.kernel.tenants.make(tenant)).id;

  it('is nobody who holds something in another or in the house, before as after it knew them', async () => {
    const { members } = test.kernel.identity;
    for (const [name, tenant] of [
      ['chief', TENANT],
      ['guest', await idOf('city-c')],
    ] as const) {
      const id = await add(name);
      const person = { sub: name, preferred_username: name };
      await members.put(tenant, id, holding('administrator'), testActor());
      await stranger('of-a', person, 'unknown');
      await members.remove(tenant, id, testActor());
      const fake = fakes.get('of-a') ?? assert.fail();
      fake.person = person;
      const browser = new ProviderBrowser(app);
      await browser.finish(fake.visit(await browser.begin('of-a')));
      assert.equal(await browser.who(), id);
      assert.equal(await members.put(tenant, id, holding('viewer'), testActor()), true);
      assert.equal(await browser.who(), null, 'signed out');
      await stranger('of-a', person, 'unknown');
      await members.remove(tenant, id, testActor());
      assert.equal((await comes('of-a', person))['id'], id, 'theirs again');
    }
    assert.deepEqual(await test.walk(), []);
  });

  it('vouches in those that its settings name, and ends what its tenant may know of the account', async () => {
    const { accounts, members } = test.kernel.identity;
    const { identity } = test.kernel;
    const city = await idOf('city-c');
    const person = { sub: 'both', preferred_username: 'both', groups: ['staff'] };
    const { id } = await comes('of-both', person);
    const { session } = await identity.signIn(await identity.issueLink(testActor({ id: String(id) })));
    const current = (await identity.sessions.find(session)) ?? assert.fail();
    await accounts.setPassword(current, '早上七点在渡口等船，风很大，伞坏了', null);
    assert.equal((await comes('of-both', { ...person, groups: ['staff', 'c-staff'] }))['id'], id);
    assert.equal(await accounts.hasPassword(String(id)), false);
    assert.equal((await comes('of-both', { ...person, groups: ['staff', 'c-staff'] }))['id'], id, 'again');
    await members.put(TENANT, String(id), holding('viewer'), testActor());
    await stranger('of-both', { ...person, groups: ['staff', 'c-staff'] }, 'unknown');
    const linked = await add('linked');
    await members.put(city, linked, holding('officer'), testActor());
    assert.equal((await comes('of-both', { sub: 'linked', preferred_username: 'linked' }))['id'], linked);
  });

  it('does not keep waiting who renames an organisation of somebody that comes at the same moment', async () => {
    const { identity } = test.kernel;
    for (const tenant of ['city-a', 'city-c'])
      await identity.organisations.add(await idOf(tenant), '信息中心', testActor());
    const city = await idOf('city-c');
    const coming = await test.database.transaction(async (tx) => {
      await tx.query('select id from identity.organisation where tenant = $1 for update', [city]);
      const sign = comes('of-offices', { sub: 'office', name: '办', groups: ['staff', 'c-staff'] });
      await Promise.race([sign, blocked(test.database)]);
      await test.kernel.audit.append({ by: testActor(), action: 'test.rename', resource: 'test:1' }, tx);
      return { sign };
    });
    const { id } = await coming.sign;
    assert.deepEqual((await identity.people.accountOf(String(id)))?.tenants.toSorted(), ['city-a', 'city-c']);
  });

  it('lets in nobody who is given something at the same moment', async () => {
    const { members } = test.kernel.identity;
    const city = await idOf('city-c');
    const id = await add('moment');
    const person = { sub: 'moment', preferred_username: 'moment' };
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([come('of-a', person), members.put(city, id, holding('viewer'), testActor())]);
      const left = await test.database.query('select id from identity.session where person = $1', [id]);
      assert.deepEqual(left, []);
      await members.remove(city, id, testActor());
      test.clock.advance(700_000);
    }
  });
});
