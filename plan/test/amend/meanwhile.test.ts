import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { goLive } from '../../store/go-live.ts';
import { bindTarget, insertTasks, readPlan } from '../../store/plan-store.ts';
import { changeByTwo } from '../by-two.ts';
import { approve, propose } from './amend.ts';
import { type PlanHouse, planHouse, tasksOf } from './house.ts';
import { FIRST, SECOND } from './versions.ts';

const minute = { setBy: '市长办公会', setOn: '2026-02-01', minute: '会议纪要〔2026〕2号' };
const number = { comparator: '>=', value: 20, low: null, high: null, unit: '个', due: null };

const somebody = { id: 'user:a', name: '', organisation: null, source: 't', roles: [], synthetic: false };

async function live(house: PlanHouse, text: string): Promise<string> {
  const plan = await house.draft(text);
  await house.acceptAll(plan);
  assert.equal((await house.call('confirm-plan', { plan })).status, 200);
  return plan;
}

/** The first of its tasks has a case already: a large plan after the first of its transactions, or after loss of power. */
async function halfConfirmed(house: PlanHouse, text: string): Promise<string> {
  const plan = await house.draft(text);
  await house.acceptAll(plan);
  const item = tasksOf(await house.plan(plan))[0]?.id.split(':')[1] ?? assert.fail();
  const request = { type: 'PlanTask', data: { plan, item }, owner: null, finalDueAt: null, state: 'pending' };
  await house.tools.kernel.cases.open([request], somebody, {
    with: ([opened], tx) => insertTasks(plan, [{ item, case: opened?.id ?? '' }], tx),
  });
  return plan;
}

const states = async (house: PlanHouse, plan: string) =>
  tasksOf(await house.plan(plan)).map((task) => task.case?.state);

describe('what happens while something else is under way', () => {
  test('a plan that is removed while a new version takes its place: one of the two, whole', async () => {
    await using house = await planHouse();
    for (const later of ['removal', 'amendment']) {
      const first = await live(house, `${FIRST}\n${later}`);
      const second = await house.draft(`${SECOND}\n${later}`);
      await house.call('mark-new-version', { plan: second, previous: first });
      await house.acceptAll(second);
      const removal = await propose(house, 'plan.removal', { plan: first });
      const amendment = await propose(house, 'plan.amendment', { plan: second, previous: first });
      const remove = () => approve(house, removal.id);
      const apply = () => approve(house, amendment.id);
      const [removed, applied] =
        later === 'removal'
          ? (await Promise.all([apply(), remove()])).toReversed()
          : await Promise.all([remove(), apply()]);
      assert.deepEqual(
        [removed, applied].toSorted(),
        ['proposals.changed-meanwhile', null].toSorted(),
        'the other one was for a version that is not there any more',
      );
      if (applied === null) {
        assert.ok(!(await states(house, second)).includes('cancelled'), 'nothing was cancelled');
        assert.equal(
          (await changeByTwo(house.tools.kernel, 'plan.removal', { plan: second })).status,
          200,
          'so that the next round may import the same',
        );
      } else {
        assert.equal((await house.call('read-plan', { plan: first })).answer.code, 'plan.not-found');
        const cases = await house.tools.database.query<{ state: string }>(
          `select c.state from cases.case c join plan.task t on t.case_id = c.id where t.plan = $1`,
          [first],
        );
        assert.ok(cases.length > 0 && cases.every(({ state }) => state === 'cancelled'));
        assert.equal((await house.call('remove-plan', { plan: second, reason: '收尾' })).status, 200);
      }
    }
  });

  test('a plan whose first cases are open is finished, and nothing else is done to it', async () => {
    await using house = await planHouse();
    const old = await live(house, FIRST);
    const plan = await halfConfirmed(house, `${SECOND}\n附件：任务清单\n`);
    const { answer } = await house.call<{ compiled: { items: { id: string }[]; gaps: { kind: string }[] } }>(
      'read-compiled',
      { plan },
    );
    const { items, gaps } = answer.compiled;
    assert.ok(gaps.some(({ kind }) => kind === 'missing-annex'));
    for (const [name, input, body] of [
      ['mark-new-version', { plan, previous: old }, undefined],
      ['fill-gap', { plan, gap: 'missing-annex:任务清单' }, '1.办理一件事。'],
      ['reject-thing', { plan, kind: 'item', id: items[0]?.id, seen: 1, reason: '重复' }, undefined],
    ] as const)
      assert.equal((await house.call(name, input, body)).answer.code, 'plan.not-a-draft', name);
    const confirmed = await house.call<{ tasks: number }>('confirm-plan', { plan });
    assert.deepEqual(confirmed.answer, { tasks: items.length });
    assert.deepEqual(
      await states(house, plan),
      items.map(() => 'pending'),
    );
    const cases = await house.tools.kernel.facts.query({ types: ['PlanTask'] });
    assert.equal(cases.entities.length, items.length + 5, 'no task has two cases');
  });

  test('what was read before somebody decided, filled in or marked it is not put to work', async () => {
    await using house = await planHouse();
    const { kernel, database } = house.tools;
    const old = await live(house, FIRST);
    const plan = await house.draft(`${SECOND}\n附件：任务清单\n`);
    await house.acceptAll(plan);
    for (const [name, input, body] of [
      ['correct-plan', { plan, seen: 0, fields: { documentNumber: '1' }, reason: '红头' }, undefined],
      ['fill-gap', { plan, gap: 'missing-annex:任务清单' }, '1.办理一件事。'],
      ['mark-new-version', { plan, previous: old }, undefined],
    ] as const) {
      const seen = await readPlan(database, plan);
      assert.equal((await house.call(name, input, body)).status, 200, name);
      await assert.rejects(goLive(kernel, seen, somebody), { code: 'plan.wrong-state' }, name);
    }
    assert.equal((await house.plan(plan)).state, 'draft');
    assert.equal((await kernel.facts.query({ types: ['PlanTask'] })).entities.length, 5);
  });

  test('a draft that is marked as a new version while it is put to work: one of the two', async () => {
    await using house = await planHouse();
    const old = await live(house, FIRST);
    const plan = await house.draft(SECOND);
    await house.acceptAll(plan);
    const [confirmed, marked] = await Promise.all([
      house.call('confirm-plan', { plan }),
      house.call('mark-new-version', { plan, previous: old }),
    ]);
    assert.deepEqual([confirmed.status, marked.status].toSorted(), [200, 409]);
    const { state, amends } = await house.plan(plan);
    assert.deepEqual([state, amends?.id ?? null], confirmed.status === 200 ? ['live', null] : ['draft', old]);
  });

  test('what is measured keeps its unit: in a correction, in a number that is set, and in taking it back', async () => {
    await using house = await planHouse();
    const plan = await house.draft(FIRST);
    const targets = (await house.plan(plan)).targets;
    const own = (id: string | undefined) => id?.split(':')[1] ?? assert.fail();
    const parks = targets.find(({ goal }) => goal?.shown === 3)?.id;
    const scenes = targets.find(({ kind }) => kind === 'qualitative')?.id;
    // As older versions of the programme let a draft be bound.
    const bind = (target: string | undefined, measure: string | null) =>
      bindTarget(house.tools.database, {
        plan,
        target: own(target),
        measure,
        by: 'user:a',
        at: minute.setOn,
      });
    await bind(parks, 'digital-parks');
    const correction = { plan, target: own(parks), seen: 0, reason: '核对' };
    const other = await house.call('correct-target', { ...correction, fields: { unit: '亿元' } });
    assert.equal(other.answer.code, 'plan.unit-differs');
    const fine = await house.call('correct-target', { ...correction, fields: { value: 4 } });
    assert.equal(fine.status, 200, JSON.stringify(fine.answer));
    const set = { plan, target: own(scenes), number, threshold: minute };
    assert.equal((await house.call('set-threshold', { ...set, seen: 0 })).status, 200);
    await bind(scenes, 'digital-parks');
    const money = { ...number, unit: '亿元' };
    const again = await house.call('set-threshold', { ...set, seen: 2, number: money });
    assert.equal(again.answer.code, 'plan.unit-differs');
    const undone = await house.call('undo-decisions', { plan, sequences: [2] });
    assert.equal(undone.answer.code, 'plan.unit-differs');
    await bind(scenes, null);
    assert.equal((await house.call('undo-decisions', { plan, sequences: [2] })).status, 200);
    // A binding from before this was so keeps nobody from deciding about anything else.
    await bind(scenes, 'digital-parks');
    await house.acceptAll(plan);
  });
});
