import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TENANT } from '../../facts/store/shard.ts';
import type { Actor, Role } from '../../identity/actor.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

const kind = 'policy.text';

describe('lists of proposals', () => {
  let test: TestKernel;
  let ask: (actor: Actor, path: string, query?: Record<string, string>) => Promise<Listed>;
  const [ada, bo] = ['ada', 'bo'].map((name) =>
    testActor({ id: `user:${name}`, name, roles: ['administrator'] }),
  );
  const people = { ada: ada ?? testActor(), bo: bo ?? testActor() };

  before(async () => {
    test = await testKernel([fixturePack]);
    const app = await test.server({ auth: true });
    ask = async (actor, path, query = {}) => {
      const key = await test.kernel.identity.issueKey(actor);
      const answer = await app.inject({
        method: 'GET',
        url: `/api/proposals/${path}?${new URLSearchParams(query)}`,
        headers: { authorization: `Bearer ${key}` },
      });
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json();
    };
  });
  after(() => test[Symbol.asyncDispose]());

  it('tell up front how many others may approve, and who may bring one in', async () => {
    const { identity, policy } = test.kernel;
    const add = (id: string, roles: readonly Role[]) =>
      identity.people.add(
        TENANT,
        { id, name: id, organisation: null, unit: null, roles, synthetic: false },
        testActor(),
      );
    const told = async (actor: Actor) => {
      const { kinds, mayInvite } = await ask(actor, 'list-kinds');
      const found = kinds?.find(({ name }) => name === kind);
      return [found?.mayPropose, found?.approvers, mayInvite];
    };
    await add('user:ada', ['administrator']);
    assert.deepEqual(await told(people.ada), [true, 0, true], 'nobody approves their own');
    await add('user:vi', ['viewer', 'officer']);
    assert.deepEqual(await told(people.ada), [true, 0, true], 'whoever may not approve is none');
    await add('user:bo', ['administrator']);
    assert.deepEqual(await told(people.ada), [true, 1, true]);
    const viewer = testActor({ id: 'user:vi', roles: ['viewer'] });
    assert.deepEqual(await told(viewer), [false, 2, false]);
    await identity.people.close(TENANT, 'user:bo', testActor());
    assert.deepEqual(await told(people.ada), [true, 0, true], 'whoever is closed decides nothing');
    policy.replace(
      await policy.check([
        {
          source: 'house',
          text: '@id("x") permit (principal in Role::"officer", action == Action::"policy.approve-text", resource);',
        },
      ]),
    );
    assert.deepEqual(await told(people.ada), [true, 1, true]);
  });

  it('are read page by page and by what is asked, whole and in order', async () => {
    const { proposals } = test.kernel;
    const made: string[] = [];
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      test.clock.advance(60_000);
      const text = `@id("n${number}") permit (principal in Role::"viewer", action == Action::"policy.read", resource);`;
      const reason = number === 3 ? '占比 100%_' : `第${number}次`;
      const { id } = await proposals.propose(
        { kind, content: { name: `n${number}`, text }, reason },
        number % 2 ? people.ada : people.bo,
      );
      made.push(id);
    }
    const [, second = '', third = '', fourth = ''] = made;
    test.clock.advance(60_000);
    await proposals.decide(fourth, 'reject', '不妥', people.ada);
    test.clock.advance(60_000);
    await proposals.decide(second, 'approve', '同意', people.ada);
    const idsOf = ({ proposals: found }: Listed) => found?.map(({ id }) => id) ?? [];
    const all = [second, fourth, made[6], made[5], made[4], third, made[0]];
    for (const limit of [1, 2, 3, 7, 10]) {
      const seen: string[] = [];
      for (let last: string | undefined; ; last = seen.at(-1)) {
        const page = await ask(people.ada, 'list-proposals', {
          limit: String(limit),
          ...(last === undefined ? {} : { after: last }),
        });
        seen.push(...idsOf(page));
        if (page.more !== true) break;
      }
      assert.deepEqual(seen, all, `pages of ${limit}`);
    }
    const found = async (query: Record<string, string>) =>
      idsOf(await ask(people.ada, 'list-proposals', query));
    assert.deepEqual(await found({ state: 'decided' }), [second, fourth]);
    assert.deepEqual(await found({ state: 'decided', mine: 'true' }), []);
    assert.deepEqual(await found({ state: 'rejected' }), [fourth]);
    assert.deepEqual(await found({ text: '100%_' }), [third], 'signs of patterns are themselves');
    assert.deepEqual(await found({ text: '不妥' }), [fourth]);
    assert.deepEqual(await found({ text: 'ADA', state: 'decided' }), [second, fourth], 'by who decided');
    assert.deepEqual(await found({ kind: 'fixture.none' }), []);
  });
});

interface Listed {
  readonly kinds?: readonly {
    readonly name: string;
    readonly mayPropose: boolean;
    readonly approvers: number;
  }[];
  readonly mayInvite?: boolean;
  readonly proposals?: readonly { readonly id: string }[];
  readonly more?: boolean;
}
