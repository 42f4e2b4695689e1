import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { RefusalCounts } from '../../audit/count-refusals.ts';
import { type CountedRefusal, parseRefusal, refusalLine } from '../../audit/refusal.ts';
import { testActor } from '../test-kernel.ts';
import { type AttackTarget, attackTarget, type Headers, refused } from './attack-target.ts';

interface Entry {
  readonly sequence: number;
  readonly actor: string | null;
  readonly refusals: readonly (CountedRefusal & { readonly asked: object | null })[];
}

describe('refused attempts are in the log', () => {
  let target: AttackTarget;
  let administrator: Headers;
  let head = 0;
  before(async () => {
    target = await attackTarget();
    administrator = await target.browser('user:chief', 'administrator');
  });
  after(() => target[Symbol.asyncDispose]());

  /** Entries since the last time. */
  async function told(): Promise<readonly Entry[]> {
    const answer = await target.app.inject({ url: '/api/audit/list-refusals', headers: administrator });
    assert.equal(answer.statusCode, 200, answer.body);
    const { entries } = answer.json<{ entries: Entry[] }>();
    const fresh = entries.filter(({ sequence }) => sequence > head);
    head = Math.max(head, ...entries.map(({ sequence }) => sequence));
    return fresh;
  }
  const OURS = { 'sec-fetch-site': 'same-origin' };

  it('wrong passwords, links, keys and clients: one entry, with counts and without a secret', async () => {
    await told();
    const secret = 'correct-horse-battery-of-mine';
    const guess = { account: 'chief', password: secret };
    for (let n = 0; n < 3; n += 1)
      refused(await target.post('/api/identity/sign-in-with-password', guess, OURS), 401);
    // Typed where the account belongs: of nobody on record, so it is not kept.
    const swapped = { account: secret, password: 'chief' };
    refused(await target.post('/api/identity/sign-in-with-password', swapped, OURS), 401);
    refused(await target.post('/api/identity/sign-in', { token: secret }, OURS), 401);
    const bearer = { authorization: `Bearer ${secret}` };
    refused(await target.app.inject({ url: '/api/measures/list-measures', headers: bearer }), 401);
    refused(
      await target.app.inject({
        method: 'POST',
        url: '/oauth/token',
        payload: 'grant_type=client_credentials',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${secret}:${secret}`).toString('base64')}`,
        },
      }),
      401,
    );
    const forged = { ...administrator, 'sec-fetch-site': 'cross-site' };
    refused(await target.post('/api/identity/add-organisation', { name: 'x' }, forged), 403);
    // Not signed in yet is nothing to tell.
    refused(await target.app.inject({ url: '/api/measures/list-measures' }), 401);
    const [entry, ...more] = await told();
    assert.equal(more.length, 0);
    assert.equal(entry?.actor, null);
    const seen = (entry?.refusals ?? []).map(({ count, code, what, account }) => [
      count,
      code,
      what,
      account,
    ]);
    assert.deepEqual(seen, [
      [3, 'identity.wrong-password', 'POST:/api/identity/sign-in-with-password', 'user:chief'],
      [1, 'identity.wrong-password', 'POST:/api/identity/sign-in-with-password', null],
      [1, 'identity.bad-link', 'POST:/api/identity/sign-in', null],
      [1, 'identity.not-signed-in', 'GET:/api/measures/list-measures', null],
      [1, 'identity.bad-client', 'POST:/oauth/token', null],
      [1, 'http.cross-origin', 'POST:/api/identity/add-organisation', null],
    ]);
    const rows = await target.test.database.query<{ text: string }>(
      'select entry::text as text from audit.entry',
    );
    for (const { text } of rows) assert.ok(!text.includes(secret));
    assert.deepEqual(await told(), []);
  });

  it('what somebody asks who may not: an entry of theirs', async () => {
    const viewer = await target.browser('user:curious', 'viewer');
    await told();
    for (let n = 0; n < 4; n += 1)
      refused(await target.post('/api/identity/add-organisation', { name: '新' }, viewer), 403);
    refused(await target.app.inject({ url: '/api/identity/list-keys', headers: viewer }), 403);
    const entries = await told();
    assert.deepEqual(
      entries.map(({ actor, refusals }) => [
        actor,
        refusals.map(({ count, code, what }) => [count, code, what]),
      ]),
      [
        [
          'user:curious',
          [
            [4, 'policy.denied', 'POST:/api/identity/add-organisation'],
            [1, 'policy.denied', 'GET:/api/identity/list-keys'],
          ],
        ],
      ],
    );
    refused(
      await target.app.inject({
        url: '/api/audit/list-refusals',
        headers: await target.browser('user:m', 'machine' as 'viewer'),
      }),
      403,
    );
    // No operation, and yet it has a name: what people see of it.
    refused(
      await target.app.inject({
        url: '/api/events',
        headers: await target.browser('user:deaf', 'nothing' as 'viewer'),
      }),
      403,
    );
    const [deaf] = await told();
    assert.deepEqual(
      deaf?.refusals.map(({ asked }) => asked),
      [{ 'zh-CN': '实时更新', en: 'Live updates' }],
    );
    // A viewer reads the log, and not who was refused from where.
    const looker = await target.browser('user:looker', 'viewer');
    refused(await target.app.inject({ url: '/api/audit/list-refusals', headers: looker }), 403);
    const entry = (sequence: number) =>
      target.app.inject({ url: `/api/audit/read-entry?sequence=${sequence}`, headers: looker });
    assert.equal((await entry(1)).statusCode, 200);
    refused(await entry(head), 403);
    await told();
  });

  it('a flood makes counts grow, and not the log', async () => {
    await told();
    for (let n = 0; n < 5000; n += 1)
      target.test.kernel.refusals.note({
        by: null,
        code: 'identity.wrong-password',
        what: `POST:/${n % 1700}`,
        address: `10.0.${n % 200}.${n % 251}`,
        account: `user:flood-${n}`,
      });
    const [entry, ...more] = await told();
    assert.equal(more.length, 0);
    assert.ok((entry?.refusals.length ?? 0) <= 1001);
    assert.equal(
      entry?.refusals.reduce((sum, { count }) => sum + count, 0),
      5000,
    );
    assert.equal((await target.test.kernel.audit.verify()).brokenAt, null);
  });

  it('loses no refusal when it counts, and reads back what it wrote', () => {
    const refusal = fc.record({
      code: fc.constantFrom('policy.denied', 'identity.wrong-password'),
      what: fc.string({ maxLength: 30 }),
      address: fc.ipV4(),
      account: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(fc.constantFrom('user:a', 'user:b')), refusal)), (all) => {
        const counts = new RefusalCounts();
        for (const [id, each] of all) counts.add({ ...each, by: id === null ? null : testActor({ id }) });
        const taken = counts.take();
        for (const id of [null, 'user:a', 'user:b'])
          assert.equal(
            taken
              .filter(({ by }) => (by?.id ?? null) === id)
              .flatMap(({ counted }) => counted)
              .reduce((n, { count }) => n + count, 0),
            all.filter(([of]) => of === id).length,
          );
        assert.deepEqual(counts.take(), []);
        for (const { counted } of taken)
          for (const each of counted) {
            const text = refusalLine(each);
            assert.doesNotMatch(text, /\n/);
            const read = parseRefusal(text);
            assert.equal(read?.count, each.count);
            assert.equal(refusalLine({ ...each, ...read }), text);
          }
      }),
    );
  });
});
