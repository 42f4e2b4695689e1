import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testActor, testKernel } from '../test-kernel.ts';

/** More than one address may try in vain. */
const TRIES = 80;

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server({ auth: true });
});
after(() => test[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly again: unknown;
}
async function ask(url: string, from: string, payload: string, media: string): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: from,
    headers: { 'content-type': media, 'sec-fetch-site': 'same-origin' },
  });
  const body = answer.body === '' ? {} : answer.json<{ code?: string; error?: string }>();
  return {
    status: answer.statusCode,
    code: body.code ?? body.error ?? '',
    again: answer.headers['retry-after'],
  };
}
const link = (token: string, from: string): Promise<Answer> =>
  ask('/api/identity/sign-in', from, JSON.stringify({ token }), 'application/json');
const client = (url: string, secret: string, from: string): Promise<Answer> => {
  const form = { grant_type: 'client_credentials', client_id: 'system', client_secret: secret, token: 'x' };
  return ask(url, from, new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded');
};

/** One after another; how each was answered. */
async function often(guess: (n: number) => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < TRIES; n += 1) answers.push(await guess(n));
  return answers;
}
function assertShut(answers: readonly Answer[], wrong: number): void {
  assert.equal(answers[0]?.status, wrong);
  const at = answers.findIndex(({ status }) => status === 429);
  assert.ok(at > 0, 'never shut');
  assert.deepEqual(
    answers
      .slice(at)
      .filter(({ code, again }) => code !== 'identity.too-many-attempts' || again === undefined),
    [],
  );
}

describe('the doors of strangers', () => {
  it('are shut to an address that guesses links, and open to the others', async () => {
    const right = await test.kernel.identity.issueLink(testActor({ id: 'user:guest', name: 'Guest' }));
    const status = (await link('wrong', '10.1.0.1')).status;
    assert.ok(status >= 400 && status < 429);
    assertShut(await often((n) => link(`guess-${n}`, '10.1.0.1')), status);
    assert.equal((await link(right, '10.1.0.1')).code, 'identity.too-many-attempts');
    // What does not even fit the form is refused before it is read.
    assert.equal(
      (await ask('/api/identity/sign-in', '10.1.0.1', '{"broken', 'application/json')).status,
      429,
    );
    assert.equal((await link(right, '10.1.0.2')).status, 200);
  });

  it('are shut to an address that guesses secrets of clients, to get tokens or to revoke them', async () => {
    const { keys } = test.kernel.identity;
    const right = await keys.add(
      { name: 'system', organisation: null, roles: ['machine'], synthetic: true },
      testActor(),
    );
    for (const [at, url] of ['/oauth/token', '/oauth/revoke'].entries()) {
      const from = `10.2.0.${at}`;
      assertShut(await often((n) => client(url, `guess-of-a-secret-${n}`, from)), 401);
      assert.equal((await client(url, right, from)).status, 429);
      assert.equal((await client(url, right, `10.3.0.${at}`)).status, 200);
    }
  });

  it('count only what was in vain: a system may come as often as it likes', async () => {
    const right = await test.kernel.identity.keys.add(
      { name: 'system-2', organisation: null, roles: ['machine'], synthetic: true },
      testActor(),
    );
    const form = `grant_type=client_credentials&client_id=system-2&client_secret=${right}`;
    const answers = await often(() =>
      ask('/oauth/token', '10.4.0.1', form, 'application/x-www-form-urlencoded'),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const beyond = await often(() =>
      ask('/oauth/token', '10.4.0.1', `${form}&scope=administrator`, 'application/x-www-form-urlencoded'),
    );
    assert.deepEqual([...new Set(beyond.map(({ code }) => code))], ['invalid_scope']);
  });

  it('are each for itself: a system with an old secret shuts out no people behind the same address', async () => {
    assertShut(await often(() => client('/oauth/token', 'an-old-secret', '10.5.0.1')), 401);
    const right = await test.kernel.identity.issueLink(testActor({ id: 'user:clerk', name: 'Clerk' }));
    assert.equal((await link(right, '10.5.0.1')).status, 200);
  });
});
