import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '../../audit/digest.ts';
import { TENANT } from '../../facts/store/shard.ts';
import type { Sql } from '../../store/database.ts';
import { blocked } from '../../test/blocked.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const HOUR = 3_600_000;
/** Somebody new, come by a link: the session and its secret. */
async function come(id: string) {
  const { identity } = test.kernel;
  const { session } = await identity.signIn(await identity.issueLink(testActor({ id, roles: ['viewer'] })));
  return { secret: session, current: (await identity.sessions.find(session)) ?? assert.fail() };
}

/**
 * While a request of somebody else holds a row and has not come to the log yet, another one is made; then the first goes on to
 * the log. Both are done, whichever waits.
 */
async function both(hold: (tx: Sql) => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  const { database, audit } = test.kernel;
  let second: Promise<unknown> | undefined;
  await database.transaction(async (tx) => {
    await hold(tx);
    second = other();
    await Promise.race([second, blocked(database)]);
    await audit.append({ by: testActor(), action: 'test.first', resource: 'test:first' }, tx);
  });
  await second;
}

describe('of two at once nobody is stuck', () => {
  const endOf = (id: string) => (tx: Sql) => tx.query('delete from identity.session where id = $1', [id]);

  it('where a session is ended and its person parted from their provider', async () => {
    const { current } = await come('user:parted');
    await test.database.query(
      `insert into identity.provider_account (issuer, subject, person, made, since) values ('i', 's', $1, false, now())`,
      [current.person],
    );
    await both(endOf(current.id), () => test.kernel.identity.providers.unlink(current.person, testActor()));
    assert.deepEqual(await test.kernel.identity.sessions.list(current.person), []);
  });

  it('where a session is ended while its person sets a password in another', async () => {
    const [{ current: old }, { current }] = [await come('user:setting'), await come('user:setting')];
    const { accounts, sessions } = test.kernel.identity;
    await both(endOf(old.id), () => accounts.setPassword(current, 'a sentence long enough for it', null));
    assert.deepEqual(
      (await sessions.list(current.person)).map(({ id }) => id),
      [current.id],
    );
  });

  it('where what is over is cleared away by both', async () => {
    const { current } = await come('user:over');
    const { database, identity } = test.kernel;
    const link = await identity.issueLink(testActor({ id: 'user:over' }));
    test.clock.advance(13 * HOUR);
    await both(endOf(current.id), () =>
      // As where a provider says something new of somebody: the log first.
      database.transaction(async (tx) => {
        const person = { id: 'user:made', name: '新', organisation: null, unit: null, synthetic: false };
        await identity.people.add(TENANT, { ...person, roles: ['viewer'] }, testActor(), tx);
        await identity.sessions.begin(current.caller, 'provider', { address: '', agent: '' }, tx);
      }),
    );
    await both(
      (tx) => tx.query('delete from identity.link where hash = $1', [sha256(link)]),
      () => identity.issueLink(testActor({ id: 'user:another', organisation: '新单位' })),
    );
  });
});
