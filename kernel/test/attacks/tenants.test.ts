import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '../test-kernel.ts';
import { type AttackTarget, attackTarget, type Headers } from './attack-target.ts';

const PASSWORD = '早上七点在渡口等船，风很大，伞坏了';

let target: AttackTarget;
/** Administers `a`, and looks on in `b` and in the tenant without a name. */
let ming: Headers;
/** Administers the house. */
let chief: Headers;
before(async () => {
  target = await attackTarget();
  for (const name of ['a', 'b']) await target.test.kernel.tenants.make(name);
  chief = await target.browser('user:chief', 'administrator');
  for (const [id, tenant] of [
    ['user:ming', 'a'],
    ['user:clerk', 'a'],
    ['user:other', 'b'],
    ['user:guest', 'b'],
  ] as const)
    assert.equal(
      await codeOf('add-person', { id, name: id, roles: ['administrator'], tenant }, chief),
      'done',
    );
  for (const tenant of ['b', undefined])
    assert.equal(await codeOf('add-member', { id: 'user:ming', roles: ['viewer'], tenant }, chief), 'done');
  assert.equal(
    await codeOf('add-member', { id: 'user:guest', roles: ['officer'], tenant: 'a' }, chief),
    'done',
  );
  const { identity } = target.test.kernel;
  const { session } = await identity.signIn(await identity.issueLink(testActor({ id: 'user:ming' })));
  ming = { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
});
after(() => target[Symbol.asyncDispose]());

async function codeOf(name: string, payload: object, headers: Headers): Promise<string> {
  const answer = await target.post(`/api/identity/${name}`, payload, headers);
  return answer.statusCode === 200 ? 'done' : answer.json<{ code: string }>().code;
}
const everything = async () =>
  JSON.stringify(
    await target.test.database.query(
      `select (select jsonb_agg(to_jsonb(person) order by id) from identity.person) as people,
         (select jsonb_agg(to_jsonb(membership) order by person, tenant) from identity.membership) as held,
         (select jsonb_agg(to_jsonb(key) order by name) from identity.key) as keys,
         (select count(*) from identity.link) as links`,
    ),
  );

/** What would give an administrator of `a` more than that, and the answer. */
const RISING: readonly (readonly [operation: string, payload: object, code: string])[] = [
  // a role in another tenant
  ['change-person', { id: 'user:ming', roles: ['administrator'], tenant: 'b' }, 'policy.denied'],
  ['change-person', { id: 'user:clerk', roles: ['administrator'], tenant: 'b' }, 'policy.denied'],
  ['add-person', { id: 'user:mine', name: 'x', roles: ['administrator'], tenant: 'b' }, 'policy.denied'],
  ['add-person', { id: 'user:mine', name: 'x', roles: ['viewer'], tenant: 'c' }, 'identity.other-tenant'],
  ['add-member', { id: 'user:clerk', roles: ['administrator'], tenant: 'b' }, 'policy.denied'],
  ['add-key', { name: 'mine', roles: ['administrator'], tenant: 'b' }, 'policy.denied'],
  ['remove-member', { id: 'user:guest', tenant: 'b' }, 'policy.denied'],
  // the role of the house
  ['change-person', { id: 'user:ming', roles: ['administrator'] }, 'policy.denied'],
  ['add-person', { id: 'user:mine', name: 'x', roles: ['administrator'] }, 'policy.denied'],
  ['add-member', { id: 'user:clerk', roles: ['administrator'] }, 'policy.denied'],
  ['issue-link', { id: 'user:mine', name: 'x', roles: ['administrator'] }, 'policy.denied'],
  ['add-key', { name: 'mine', roles: ['administrator'] }, 'policy.denied'],
  ['add-key', { name: 'mine', roles: ['machine'], everywhere: true, tenant: 'a' }, 'identity.not-the-house'],
  // somebody else's person: whoever is them is them everywhere
  ['issue-link', { id: 'user:chief', tenant: 'a' }, 'identity.person-not-found'],
  ['issue-link', { id: 'user:other', tenant: 'a' }, 'identity.person-not-found'],
  ['issue-link', { id: 'user:guest', tenant: 'a' }, 'identity.person-not-found'],
  ['issue-link', { id: 'user:ming', tenant: 'a' }, 'identity.holds-elsewhere'],
  [
    'issue-link',
    { id: 'user:closed', name: 'x', roles: ['viewer'], tenant: 'a' },
    'identity.person-not-found',
  ],
  ['change-person', { id: 'user:guest', name: '改', tenant: 'a' }, 'identity.account-elsewhere'],
  ['close-person', { id: 'user:guest', tenant: 'a' }, 'identity.person-not-found'],
  ['close-person', { id: 'user:other', tenant: 'a' }, 'identity.person-not-found'],
  ['reopen-person', { id: 'user:closed', tenant: 'a' }, 'identity.person-not-found'],
  ['unlink-person', { id: 'user:guest', tenant: 'a' }, 'policy.denied'],
  // other tenants keep the accounts, and there they look on
  ['end-session', { person: 'user:chief' }, 'policy.denied'],
  ['end-session', { person: 'user:guest' }, 'policy.denied'],
  ['add-member', { id: 'user:other', roles: ['viewer'], tenant: 'a' }, 'policy.denied'],
  ['add-member', { id: 'user:chief', roles: ['viewer'], tenant: 'a' }, 'policy.denied'],
];

describe('attacks on what one may do in another tenant', () => {
  it('an administrator of one gives nobody anything in another or in the house, and changes nothing', async () => {
    assert.equal(
      await codeOf('add-person', { id: 'user:closed', name: '停', roles: ['viewer'], tenant: 'b' }, chief),
      'done',
    );
    assert.equal(await codeOf('close-person', { id: 'user:closed', tenant: 'b' }, chief), 'done');
    const was = await everything();
    for (const [operation, payload, code] of RISING)
      assert.equal(await codeOf(operation, payload, ming), code, `${operation} ${JSON.stringify(payload)}`);
    assert.equal(await everything(), was);
    // What is theirs to do is done.
    for (const [operation, payload] of [
      ['change-person', { id: 'user:guest', roles: ['viewer'], tenant: 'a' }],
      ['issue-link', { id: 'user:clerk', tenant: 'a' }],
      ['remove-member', { id: 'user:guest', tenant: 'a' }],
    ] as const)
      assert.equal(await codeOf(operation, payload, ming), 'done', operation);
  });

  it('neither does a key of theirs, nor its token', async () => {
    const answer = await target.post(
      '/api/identity/add-key',
      { name: 'gateway', roles: ['administrator'], tenant: 'a' },
      ming,
    );
    const secret = String(answer.json().key);
    const { tokens } = target.test.kernel.identity;
    const { token } = await tokens.issue({ id: 'gateway', secret }, null);
    for (const bearer of [secret, token])
      for (const tenant of ['b', 'c'])
        for (const [operation, payload] of [
          ['add-key', { name: 'mine', roles: ['machine'], tenant }],
          ['add-person', { id: 'user:mine', name: 'x', roles: ['viewer'], tenant }],
        ] as const)
          assert.equal(
            await codeOf(operation, payload, { authorization: `Bearer ${bearer}` }),
            'identity.other-tenant',
          );
    assert.equal(
      await codeOf(
        'add-key',
        { name: 'mine', roles: ['machine'], everywhere: true },
        { authorization: `Bearer ${secret}` },
      ),
      'identity.not-the-house',
    );
  });

  it('a link that was made before leads nowhere more', async () => {
    const { identity } = target.test.kernel;
    const answer = await target.post('/api/identity/issue-link', { id: 'user:clerk', tenant: 'a' }, ming);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(
      await codeOf('add-member', { id: 'user:clerk', roles: ['viewer'], tenant: 'b' }, chief),
      'done',
    );
    await assert.rejects(identity.signIn(String(answer.json().token)), { code: 'identity.bad-link' });
  });

  it('a password and a session that were had of an account before lead nowhere more', async () => {
    const { identity } = target.test.kernel;
    const client = { address: '', agent: '' };
    const took = async (id: string) => {
      const made = await target.post('/api/identity/issue-link', { id, tenant: 'a' }, ming);
      assert.equal(made.statusCode, 200, made.body);
      const { session } = await identity.signIn(String(made.json().token));
      const current = (await identity.sessions.find(session)) ?? assert.fail();
      return { current, session: await identity.accounts.setPassword(current, PASSWORD, null) };
    };
    const add = async (id: string, tenant?: string) => {
      const payload = { id, roles: ['administrator'], ...(tenant === undefined ? {} : { tenant }) };
      return (await target.post('/api/identity/add-member', payload, chief)).json();
    };
    for (const [name, tenant] of [
      ['victim', undefined],
      ['prey', 'b'],
    ] as const) {
      const id = `user:${name}`;
      assert.equal(await codeOf('add-person', { id, name, roles: ['viewer'], tenant: 'a' }, chief), 'done');
      const elsewhere = { id, ...(tenant === undefined ? {} : { tenant }) };
      for (const when of ['given', 'taken away and given again']) {
        const { current, session } = await took(id);
        assert.deepEqual(await add(id, tenant), { signedOut: true });
        assert.equal(await identity.callerOf('session', session), null, when);
        await assert.rejects(identity.accounts.signIn(name, PASSWORD, client), {
          code: 'identity.wrong-password',
        });
        await assert.rejects(identity.accounts.setPassword(current, PASSWORD, null), {
          code: 'identity.not-signed-in',
        });
        assert.equal(await codeOf('issue-link', { id, tenant: 'a' }, ming), 'identity.holds-elsewhere');
        assert.equal(await codeOf('remove-member', elsewhere, chief), 'done');
      }
    }
    assert.deepEqual(await add('user:chief', 'a'), { signedOut: false }, 'the house is in already');
    assert.equal(await codeOf('remove-member', { id: 'user:chief', tenant: 'a' }, chief), 'done');
  });

  it('neither does a password that is set, or compared, at the same moment', async () => {
    const { identity } = target.test.kernel;
    const client = { address: '', agent: '' };
    for (let round = 0; round < 4; round += 1) {
      const id = `user:moment-${round}`;
      assert.equal(
        await codeOf('add-person', { id, name: id, roles: ['viewer'], tenant: 'a' }, chief),
        'done',
      );
      const made = await target.post('/api/identity/issue-link', { id, tenant: 'a' }, ming);
      const { session } = await identity.signIn(String(made.json().token));
      const current = (await identity.sessions.find(session)) ?? assert.fail();
      const coming =
        round % 2 === 0
          ? identity.accounts.setPassword(current, PASSWORD, null)
          : identity.accounts
              .setPassword(current, PASSWORD, null)
              .then(() => identity.accounts.signIn(`moment-${round}`, PASSWORD, client));
      const done = coming.catch(() => undefined);
      // Somewhere in the midst of it, elsewhere in each round.
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 60 * round))]);
      assert.equal(await codeOf('add-member', { id, roles: ['administrator'] }, chief), 'done');
      await done;
      const [left] = await target.test.database.query(
        `select (select count(*)::int from identity.session where person = $1) as sessions,
           (select count(*)::int from identity.password where person = $1) as passwords`,
        [id],
      );
      assert.deepEqual(left, { sessions: 0, passwords: 0 });
      assert.equal(await codeOf('remove-member', { id }, chief), 'done');
    }
  });

  it('neither does a link that is made at the same moment, of an account on record or a new one', async () => {
    const { identity } = target.test.kernel;
    for (let round = 0; round < 20; round += 1) {
      const person = { id: `user:round-${round}`, name: '轮', roles: ['viewer'] };
      assert.equal(await codeOf('add-person', { ...person, tenant: 'a' }, chief), 'done');
      const add = () => codeOf('add-member', { id: person.id, roles: ['administrator'] }, chief);
      const make = () => target.post('/api/identity/issue-link', { id: person.id, tenant: 'a' }, ming);
      const [links, added] =
        round % 2 === 0
          ? await Promise.all([Promise.all([make(), make(), make()]), add()])
          : await Promise.all([add(), make(), make(), make()]).then(
              ([done, ...made]) => [made, done] as const,
            );
      assert.equal(added, 'done');
      for (const link of links)
        if (link.statusCode === 200)
          await assert.rejects(identity.signIn(String(link.json().token)), { code: 'identity.bad-link' });
        else assert.equal(link.json().code, 'identity.holds-elsewhere');
      assert.equal(await codeOf('remove-member', { id: person.id }, chief), 'done');

      const fresh = { id: `user:fresh-${round}`, name: '新', roles: ['administrator'] };
      const [mine, theirs] = await Promise.all([
        target.post('/api/identity/issue-link', { ...fresh, tenant: 'a' }, ming),
        codeOf('add-person', { ...fresh, tenant: 'b' }, chief),
      ]);
      const home = (await identity.people.accountOf(fresh.id))?.home;
      assert.equal(theirs, home === 'b' ? 'done' : 'identity.person-exists');
      assert.equal(mine.statusCode === 200, home === 'a', mine.body);
    }
  });

  it('whoever opens an account again gives back nothing of another tenant, which may take it away meanwhile', async () => {
    const other = await target.test.kernel.identity.issueLink(testActor({ id: 'user:other' }));
    const { session } = await target.test.kernel.identity.signIn(other);
    const keeper = { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
    for (const taken of [true, false]) {
      const id = `user:back-${taken}`;
      const add = ['add-person', { id, name: '回', roles: ['viewer'], tenant: 'a' }] as const;
      assert.equal(await codeOf(...add, chief), 'done');
      const elsewhere = { id, roles: ['administrator'] };
      assert.equal(await codeOf('add-member', { ...elsewhere, tenant: 'b' }, chief), 'done');
      assert.equal(await codeOf('close-person', { id, tenant: 'a' }, ming), 'done');
      assert.equal(
        await codeOf('add-member', { ...elsewhere, tenant: 'b' }, chief),
        'identity.person-not-found',
        'nothing is given to who is closed',
      );
      if (taken) {
        assert.equal(await codeOf('remove-member', { id, tenant: 'b' }, keeper), 'done');
        assert.equal(await codeOf('remove-member', { id, tenant: 'b' }, keeper), 'identity.person-not-found');
      }
      assert.equal(await codeOf('remove-member', { id, tenant: 'a' }, ming), 'identity.own-tenant');
      assert.equal(await codeOf('reopen-person', { id, tenant: 'a' }, ming), 'done');
      const account = await target.test.kernel.identity.people.accountOf(id);
      assert.deepEqual(account, { home: 'a', tenants: ['a'], closed: false, roles: ['viewer'] });
    }
  });

  it('a policy of the house gives nobody anything where they hold nothing', async () => {
    const { policy } = target.test.kernel;
    const text = '@id("all") permit (principal == User::"user:ming", action, resource);';
    const trial = policy.trial(await policy.check([{ source: 'house', text }]));
    const here = testActor({ id: 'user:ming', roles: ['viewer'], tenant: 'a' });
    assert.equal(trial.may(here, 'facts.write'), true);
    assert.equal(trial.rows(here, 'facts.write', 'Entity', 'a'), 'every');
    assert.equal(trial.rows(here, 'facts.write', 'Entity', 'b'), 'none');
    assert.equal(trial.rows(here, 'records.read', 'Record', null), 'none');
    // Over HTTP nobody comes as far as a policy.
    const answer = await target.app.inject({
      url: '/ngsi-ld/v1/entities?type=X',
      headers: { ...ming, 'ngsild-tenant': 'c' },
    });
    assert.equal(answer.json().code, 'identity.other-tenant');
  });
});
