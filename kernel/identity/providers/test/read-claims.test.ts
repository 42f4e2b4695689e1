import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { NAME } from '../../directory-fields.ts';
import { readClaims } from '../read-claims.ts';
import { type ProviderSettings, parseProviders } from '../settings.ts';

const base: ProviderSettings = {
  id: 'province',
  name: { 'zh-CN': '省', en: 'Province' },
  issuer: 'https://id.test',
  client: 'yuheng',
  secret: null,
};

describe('what a provider says of somebody', () => {
  it('is read as the settings say, and no further', () => {
    const settings: ProviderSettings = {
      ...base,
      account: 'preferred_username',
      tenant: { claim: 'city', values: { '410100': 'zhengzhou' } },
      organisation: { claim: 'dept', values: { D1: '省工信厅' } },
      roles: { claim: 'realm_access.roles', values: { staff: 'viewer', plan: 'officer' } },
    };
    assert.deepEqual(
      readClaims(
        {
          preferred_username: 'ming',
          name: ' 明\u202e\u200b ',
          city: '410100',
          dept: ['D0', 'D1'],
          realm_access: { roles: ['plan', 'admin', 'staff', 'plan', 7] },
        },
        settings,
      ),
      {
        account: 'ming',
        name: '明',
        tenant: 'zhengzhou',
        organisation: '省工信厅',
        roles: ['officer', 'viewer'],
        elsewhere: new Map(),
      },
    );
    assert.deepEqual(readClaims({ city: 410100, dept: {}, realm_access: 'roles' }, settings), {
      account: null,
      name: null,
      tenant: undefined,
      organisation: undefined,
      roles: [],
      elsewhere: new Map(),
    });
    for (const name of ['__proto__', 'constructor', 'toString'])
      assert.deepEqual(readClaims({ realm_access: { roles: [name] } }, settings).roles, []);
  });

  it('a role is held in one’s own tenant, or in the one that the settings name for it', () => {
    const settings: ProviderSettings = {
      ...base,
      tenant: { claim: 'city', values: { '410100': 'zhengzhou', '410200': 'kaifeng' } },
      roles: {
        claim: 'roles',
        values: {
          staff: 'viewer',
          'kaifeng-head': { role: 'administrator', tenant: 'kaifeng' },
          'luoyang-staff': { role: 'viewer', tenant: 'luoyang' },
        },
      },
    };
    const read = (city: string, roles: readonly string[]) => {
      const { tenant, roles: own, elsewhere } = readClaims({ city, roles }, settings);
      return [tenant, own, Object.fromEntries(elsewhere)];
    };
    assert.deepEqual(read('410100', ['staff', 'kaifeng-head']), [
      'zhengzhou',
      ['viewer'],
      // Of a tenant that is spoken of and not said, there is nothing left.
      { kaifeng: ['administrator'], luoyang: [] },
    ]);
    assert.deepEqual(read('410200', ['staff', 'kaifeng-head']), [
      'kaifeng',
      ['viewer', 'administrator'],
      { luoyang: [] },
    ]);
    assert.deepEqual(read('none', ['kaifeng-head']), [
      undefined,
      [],
      { kaifeng: ['administrator'], luoyang: [] },
    ]);
  });

  it('an account is taken only as it is written', () => {
    const account = (value: unknown): string | null =>
      readClaims({ preferred_username: value }, { ...base, account: 'preferred_username' }).account;
    assert.equal(account('li-ming'), 'li-ming');
    for (const value of ['Li-Ming', 'li ming', 'user:ming', 'ming\n', '', 'x'.repeat(61), 7, null, { a: 1 }])
      assert.equal(account(value), null);
  });

  it('an e-mail counts only verified, and in its domain', () => {
    const account = (claims: object): string | null =>
      readClaims({ ...claims }, { ...base, account: { email: 'gov.test' } }).account;
    assert.equal(account({ email: 'ming@gov.test', email_verified: true }), 'ming');
    assert.equal(account({ email: 'ming@GOV.test', email_verified: true }), 'ming');
    for (const claims of [
      { email: 'ming@gov.test' },
      { email: 'ming@gov.test', email_verified: false },
      { email: 'ming@gov.test', email_verified: 'true' },
      { email: 'ming@gov.test', email_verified: 1 },
      { email: 'ming@evil.test', email_verified: true },
      { email: 'ming@gov.test.evil.test', email_verified: true },
      { email: 'ming@evil.test@gov.test', email_verified: true },
      { email: 'Ming@gov.test', email_verified: true },
      { email: '@gov.test', email_verified: true },
      { email: ['ming@gov.test'], email_verified: true },
    ])
      assert.equal(account(claims), null, JSON.stringify(claims));
  });

  it('whatever it says, nothing but what the settings name comes of it', () => {
    const roles = { claim: 'roles', values: { a: 'officer', b: 'viewer' } } as const;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (claims, said) => {
        const read = readClaims(
          { ...claims, roles: said, name: said },
          { ...base, account: 'sub', roles, organisation: { claim: 'name', values: { a: 'A' } } },
        );
        assert.ok(read.roles.every((role) => role === 'officer' || role === 'viewer'));
        assert.ok(read.organisation === undefined || read.organisation === 'A');
        assert.ok(read.account === null || /^[a-z0-9-]{1,60}$/.test(read.account));
        assert.ok(read.name === null || new RegExp(NAME).test(read.name));
      }),
    );
  });
});

describe('a file of providers', () => {
  const provider = {
    id: 'province',
    name: { 'zh-CN': '省', en: 'Province' },
    issuer: 'https://id.test/realms/a',
    client: 'yuheng',
    secret: 'province.secret',
  };
  const file = (change: object = {}, address = 'https://yuheng.test') => ({
    address,
    providers: [{ ...provider, ...change }],
  });
  it('says what it must and nothing else', () => {
    const right = file();
    assert.deepEqual(parseProviders(right), right);
    for (const [change, fault] of [
      [file({ issuer: 'http://id.test' }), 'https'],
      [file({ issuer: 'https://user@id.test' }), 'shape'],
      [file({ issuer: 'https://id.test/?a=b' }), 'shape'],
      [file({ origins: ['http://elsewhere.test'] }), 'https'],
      [file({}, 'http://yuheng.test'), 'https'],
      [file({}, 'https://yuheng.test/path'), 'address'],
      [file({ password: 'x' }), 'shape'],
      [file({ signature: 'HS256' }), 'shape'],
      [file({ signature: 'none' }), 'shape'],
      [file({ id: 'a/b' }), 'shape'],
      [file({ strangers: 'make' }), 'roles'],
      [file({ strangers: 'make', roles: ['machine'] }), 'shape'],
      [file({ strangers: 'link' }), 'account'],
      [file({ strangers: 'link', account: 'email' }), 'account'],
      [{ address: 'https://yuheng.test', providers: [provider, provider] }, 'twice'],
      [{ address: 'https://yuheng.test', providers: [provider, { ...provider, id: 'b' }] }, 'twice'],
      [{ address: 'https://yuheng.test', providers: [] }, 'shape'],
      ['text', 'shape'],
      [null, 'shape'],
    ] as const)
      assert.equal((parseProviders(change) as { fault?: string }).fault, fault, JSON.stringify(change));
    const near = file({ issuer: 'http://127.0.0.1:9000' }, 'http://localhost:4870');
    assert.deepEqual(parseProviders(near), near);
  });
});
