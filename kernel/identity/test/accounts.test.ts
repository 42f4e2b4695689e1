import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { ACCOUNT, ADDRESS, addressSubject, openAttempts } from '../accounts/attempts.ts';
import { passwordFault } from '../accounts/password-rules.ts';
import { hashPassword, isOutdated, isPasswordOf } from '../accounts/scrypt-hash.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
});
after(() => test[Symbol.asyncDispose]());

const GOOD = '早上七点在渡口等船';
const PASSWORD = `${GOOD}，风很大，伞坏了`;
const OURS = { 'sec-fetch-site': 'same-origin' };
let addresses = 0;
/** Of its own, so that the limit of an address is not in the way. */
const address = (): string => `10.0.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`;

function cookieOf(answer: { headers: { [name: string]: unknown } }): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}
async function post(name: string, payload: object, cookie?: string, from = address()) {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/identity/${name}`,
    payload,
    remoteAddress: from,
    headers: cookie === undefined ? OURS : { ...OURS, cookie },
  });
  return answer;
}
const signIn = (name: string, password: string, from?: string) =>
  post('sign-in-with-password', { account: name, password }, undefined, from);

/** So many attempts from there are over: comparing a password takes a third of a second each time. */
async function used(from: string, attempts: number): Promise<void> {
  const taken = openAttempts(test.database, test.clock.now);
  for (let n = 0; n < attempts; n += 1) await taken.take(addressSubject(from), ADDRESS);
}

/** Somebody who has come by a link and set a password. */
async function signUp(name: string, password = PASSWORD): Promise<string> {
  const token = await test.kernel.identity.issueLink(testActor({ id: `user:${name}`, name: '某人' }));
  const cookie = cookieOf(await post('sign-in', { token }));
  const set = await post('set-password', { password }, cookie);
  assert.equal(set.statusCode, 200, set.body);
  return cookieOf(set);
}
async function who(cookie: string): Promise<string | null> {
  return (await app.inject({ url: '/api/identity/who', headers: { cookie } })).json().user?.id ?? null;
}

describe('accounts', () => {
  it('begin with a link that leads to a password, which then signs in', async () => {
    const token = await test.kernel.identity.issueLink(testActor({ id: 'user:qin' }));
    const first = await post('sign-in', { token });
    assert.equal(first.json().password, false);
    const earlier = cookieOf(first);
    const set = await post('set-password', { password: PASSWORD }, earlier);
    assert.equal(set.statusCode, 200, set.body);
    assert.notEqual(cookieOf(set), earlier, 'the session has a new secret');
    assert.deepEqual([await who(earlier), await who(cookieOf(set))], [null, 'user:qin']);
    const signedIn = await signIn('qin', PASSWORD);
    assert.equal(signedIn.statusCode, 200, signedIn.body);
    assert.equal(await who(cookieOf(signedIn)), 'user:qin');
    assert.equal((await signIn('QIN', PASSWORD.normalize('NFD'))).statusCode, 200, 'however it is typed');
  });

  it('answer alike to wrong passwords and to accounts that are not there, are closed or have no password', async () => {
    await signUp('known');
    await test.kernel.identity.issueLink(testActor({ id: 'user:no-password' }));
    await signUp('closed');
    await test.kernel.identity.people.close(1, 'user:closed', testActor());
    const answers = [];
    for (const name of ['known', 'unknown', 'no-password', "x' or 1=1 --", '系统'])
      answers.push(await signIn(name, 'not the password'));
    answers.push(await signIn('closed', PASSWORD));
    const { statusCode, body } = answers[0] ?? assert.fail();
    assert.equal(statusCode, 401);
    for (const answer of answers) assert.deepEqual([answer.statusCode, answer.body], [statusCode, body]);
  });

  it('are slowed after five wrong passwords, over restarts and servers, and open to a link', async () => {
    await signUp('slow');
    for (let wrong = 0; wrong < 5; wrong += 1) assert.equal((await signIn('slow', 'wrong')).statusCode, 401);
    const refused = await signIn('slow', PASSWORD);
    assert.deepEqual([refused.statusCode, refused.json().code], [429, 'identity.too-many-attempts']);
    assert.equal(refused.headers['retry-after'], '60');
    const next = await test.another();
    const client = { address: address(), agent: '' };
    await assert.rejects(next.identity.accounts.signIn('slow', PASSWORD, client), {
      code: 'identity.too-many-attempts',
    });
    const token = await next.identity.issueLink(testActor({ id: 'user:slow' }));
    assert.equal((await post('sign-in', { token })).statusCode, 200);
    test.clock.advance(60_000);
    assert.equal((await signIn('slow', PASSWORD)).statusCode, 200);
    for (let again = 0; again <= ACCOUNT.burst; again += 1)
      assert.equal((await signIn('slow', PASSWORD)).statusCode, 200);
  });

  it('are slowed per address too, whatever accounts are tried', async () => {
    const from = address();
    await used(from, ADDRESS.burst - 2);
    for (const tried of ['one', 'two'])
      assert.equal((await signIn(`guess-${tried}`, 'wrong', from)).statusCode, 401);
    assert.equal((await signIn('guess-more', 'wrong', from)).statusCode, 429);
    assert.equal((await signIn('guess-more', 'wrong')).statusCode, 401, 'others are not');
  });

  it('take no password any more after a hundred wrong ones in a row, until a link', async () => {
    await signUp('hundred');
    await test.database.query(`update identity.password set failures = 99 where person = 'user:hundred'`);
    assert.equal((await signIn('hundred', 'wrong')).statusCode, 401);
    assert.equal((await signIn('hundred', PASSWORD)).statusCode, 401);
    const [shut] = (await test.kernel.identity.people.list(1)).filter(({ id }) => id === 'user:hundred');
    assert.equal(shut?.password, 'shut');
    await signUp('hundred', `${PASSWORD}2`);
    assert.equal((await signIn('hundred', `${PASSWORD}2`)).statusCode, 200);
  });

  it('change their password with the old one, and lose all other sessions', async () => {
    await signUp('change');
    const [mine, other] = [
      cookieOf(await signIn('change', PASSWORD)),
      cookieOf(await signIn('change', PASSWORD)),
    ];
    const changed = `${PASSWORD}，又修好了`;
    for (const current of [undefined, 'wrong', '']) {
      const refused = await post('set-password', { password: changed, current }, mine);
      assert.deepEqual([refused.statusCode, refused.json().code], [401, 'identity.wrong-password']);
    }
    const set = await post('set-password', { password: changed, current: PASSWORD }, mine);
    assert.equal(set.statusCode, 200, set.body);
    assert.deepEqual([await who(mine), await who(other)], [null, null]);
    assert.equal(await who(cookieOf(set)), 'user:change');
    assert.deepEqual(
      [(await signIn('change', PASSWORD)).statusCode, (await signIn('change', changed)).statusCode],
      [401, 200],
    );
  });

  it('are nobody’s to change but their own', async () => {
    const key = await headersOf(test.kernel, 'administrator');
    for (const headers of [OURS, key]) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/identity/set-password',
        payload: { password: PASSWORD },
        headers,
      });
      assert.deepEqual([answer.statusCode, answer.json().code], [401, 'identity.not-signed-in']);
    }
  });

  it('have passwords by rule: length, the commonest, runs, repetitions and their own name', async () => {
    const cookie = await signUp('ruled');
    const refused = async (password: string): Promise<unknown> =>
      (await post('set-password', { password, current: PASSWORD }, cookie)).json().code;
    assert.equal(await refused('short'), 'identity.bad-password');
    for (const [password, fault] of [
      ['a'.repeat(14), 'short'],
      ['x'.repeat(201), 'long'],
      ['passwordpassword', 'common'],
      ['Password1234567!', 'common'],
      ['qwertyuiopasdfghjkl', 'common'],
      ['123456789012345678', 'common'],
      ['111111111111111111', 'common'],
      ['abcabcabcabcabcabc', 'common'],
      ['woaini1314520woaini', 'common'],
      ['1qaz2wsx3edc4rfv5tgb', null],
      ['zhang-wei-zhang-wei', 'own-name'],
      ['ZhangWei2026zhangwei!', 'own-name'],
      ['correct horse battery staple', 'common'],
      ['seven grey boats before noon', null],
      [PASSWORD, null],
      ['~!@#$%^&*()_+{}|', null],
      ['----------------', 'common'],
    ] as const)
      assert.equal(passwordFault(password, ['zhang-wei', '张伟']), fault, password);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (password) => {
        const fault = passwordFault(password, ['name']);
        assert.equal([...password.normalize('NFC')].length < 15, fault === 'short');
      }),
    );
  });

  it('keep scrypt with its parameters, which are raised when the password is next right', async () => {
    const phc = await hashPassword(PASSWORD);
    assert.match(phc, /^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/);
    const [, , , salt = '', hash = ''] = phc.split('$');
    assert.deepEqual(
      scryptSync(PASSWORD.normalize('NFC'), Buffer.from(salt, 'base64'), 32, {
        N: 2 ** 15,
        r: 8,
        p: 3,
        maxmem: 2 ** 27,
      }),
      Buffer.from(hash, 'base64'),
    );
    assert.deepEqual([await isPasswordOf(PASSWORD, phc), await isPasswordOf('x', phc)], [true, false]);
    await signUp('older');
    const old = scryptSync(PASSWORD.normalize('NFC'), 'salt', 32, { N: 2 ** 10, r: 8, p: 1 });
    const phcOf = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
    const older = `$scrypt$ln=10,r=8,p=1$${phcOf(Buffer.from('salt'))}$${phcOf(old)}`;
    await test.database.query(`update identity.password set hash = $1 where person = 'user:older'`, [older]);
    assert.equal((await signIn('older', 'wrong')).statusCode, 401);
    assert.equal((await signIn('older', PASSWORD)).statusCode, 200);
    const [row] = await test.database.query<{ hash: string }>(
      `select hash from identity.password where person = 'user:older'`,
    );
    assert.equal(isOutdated(older), true);
    assert.equal(isOutdated(row?.hash ?? ''), false);
    const lines = await test.database.query<{ line: string }>(
      'select password::text as line from identity.password',
    );
    for (const { line } of lines) assert.ok(!line.includes(GOOD));
  });

  it('are refused before the request is read where an address has used up its attempts', async () => {
    const from = address();
    await used(from, ADDRESS.burst - 1);
    for (const [name, status] of [
      ['flood-one', 401],
      ['flood-two', 429],
    ] as const)
      assert.equal((await signIn(name, 'wrong', from)).statusCode, status);
    // What could not be read at all is refused for the same reason: nobody has tried to read it.
    const unread = await app.inject({
      method: 'POST',
      url: '/api/identity/sign-in-with-password',
      payload: '{"account": ',
      remoteAddress: from,
      headers: { ...OURS, 'content-type': 'application/json' },
    });
    assert.deepEqual([unread.statusCode, unread.json().code], [429, 'identity.too-many-attempts']);
    assert.ok(Number(unread.headers['retry-after']) > 0);
  });

  it('count attempts of everybody at once, none twice', async () => {
    const attempts = openAttempts(test.database, test.clock.now);
    const taken = await Promise.allSettled(
      Array.from({ length: 20 }, () => attempts.take('test:at-once', { burst: 7, everyMs: 1000 })),
    );
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 7);
    assert.equal(addressSubject('::ffff:10.1.2.3'), 'address:10.1.2.3');
    assert.equal(addressSubject('2001:db8:0:7:1:2:3:4'), addressSubject('2001:db8:0:7::9'));
    assert.notEqual(addressSubject('2001:db8:0:8::1'), addressSubject('2001:db8:0:7::1'));
    assert.equal(addressSubject('::1'), 'address:0:0:0:0::/64');
  });
});
