import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Case } from '../../cases/case.ts';
import type { Cases } from '../../cases/cases.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { narrowedKernel } from '../narrowed-kernel.ts';

/** A city sees its own tasks, and those in which it takes part. */
const HOUSE = `@id("own-cases") forbid (principal in Role::"viewer", action == Action::"cases.read", resource is Case)
  unless { principal has organisation && ((resource has owner && resource.owner == principal.organisation) ||
    resource.participants.contains(principal.organisation)) };`;

describe('cases as somebody sees them', () => {
  let test: TestKernel;
  let all: readonly Case[];
  const of = (organisation: string | null): Cases =>
    narrowedKernel(test.kernel, testActor({ roles: ['viewer'], organisation }), null).cases;
  before(async () => {
    test = await testKernel([fixturePack]);
    const open = (owner: string | null, participants: readonly string[]) => ({
      type: 'Repair',
      data: {},
      owner,
      participants,
      finalDueAt: null,
    });
    all = await test.kernel.cases.open(
      [open('甲市', []), open('乙市', ['甲市']), open('乙市', []), open(null, [])],
      testActor(),
    );
    await test.kernel.policy.check([{ source: 'house', text: HOUSE }]).then(test.kernel.policy.replace);
  });
  after(() => test[Symbol.asyncDispose]());
  const ids = (cases: readonly Case[]) => cases.map(({ id }) => id).toSorted();

  it('lists and finds them', async () => {
    const whole = ids(all);
    assert.deepEqual(ids(await test.kernel.cases.list({})), whole);
    for (const [unit, seen] of [
      ['甲市', all.slice(0, 2)],
      ['乙市', all.slice(1, 3)],
      ['丙市', []],
      [null, []],
    ] as const) {
      assert.deepEqual(ids(await of(unit).list({})), ids(seen), String(unit));
      assert.deepEqual(ids(await of(unit).find(whole)), ids(seen));
      assert.deepEqual([...(await of(unit).journals(whole)).keys()].toSorted(), ids(seen));
      for (const item of all) {
        const refused = { code: 'cases.not-found' };
        if (seen.some(({ id }) => id === item.id)) {
          assert.equal((await of(unit).get(item.id)).id, item.id);
          assert.equal((await of(unit).journal(item.id)).length, 1);
        } else {
          await assert.rejects(of(unit).get(item.id), refused);
          await assert.rejects(of(unit).journal(item.id), refused);
          await assert.rejects(of(unit).move(item.id, 'begin', testActor(), ''), refused);
          const move = [{ id: item.id, transition: 'begin', note: '' }];
          await assert.rejects(of(unit).change('x', { move }, testActor()), refused);
        }
      }
    }
    assert.equal((await of('甲市').list({ limit: 1 })).length, 1);
    assert.deepEqual(
      (await test.kernel.cases.list({})).map(({ state }) => state),
      ['reported', 'reported', 'reported', 'reported'],
    );
  });

  it('over HTTP a case of somebody else is not there', async () => {
    const app = await test.server({ auth: true });
    const key = await test.kernel.identity.issueKey(
      testActor({ id: 'key:city', roles: ['viewer'], organisation: '甲市' }),
    );
    const read = async (item: Case | undefined) => {
      const url = `/api/cases/read-case?id=${item?.id}`;
      return (await app.inject({ url, headers: { authorization: `Bearer ${key}` } })).statusCode;
    };
    assert.deepEqual(await Promise.all(all.map(read)), [200, 200, 404, 404]);
  });
});
