import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlanView } from '../../board/view.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';
import type { Decision } from '../../confirm/decision.ts';
import { amend } from './amend.ts';
import { type PlanHouse, planHouse, tasksOf } from './house.ts';

/** Without a title; an annex and an image that are missing. */
const first = `一、主要任务

　　1.建设东部园区。（责任单位：市工业和信息化局）

　　2.建设西部园区，任务分工见附件。（责任单位：市发展改革委）

　　附件：重点任务清单

888.jpg
`;
/** The annex is still missing, the image is another. */
const second = first.replace('建设东部园区', '建成东部园区和南部园区').replace('888.jpg', '999.jpg');
const annexGap = 'missing-annex:重点任务清单';

const fill = (house: PlanHouse, plan: string, gap: string, words: string) =>
  house.call<{ document: string }>('fill-gap', { plan, gap }, words);
const compiledOf = async (house: PlanHouse, plan: string) =>
  (await house.call<{ compiled: CompiledPlan }>('read-compiled', { plan })).answer.compiled;
const filledOf = async (house: PlanHouse, plan: string) =>
  (await compiledOf(house, plan)).gaps.flatMap(({ kind, detail, filled }) =>
    filled === undefined ? [] : [{ gap: `${kind}:${detail}`, filled }],
  );

/** A plan at work whose annex, image and title somebody brought. */
async function brought(house: PlanHouse): Promise<string> {
  const old = await house.draft(first);
  assert.equal((await fill(house, old, annexGap, '1.建设数据机房。\n2.开放公共数据。')).status, 200);
  assert.equal((await fill(house, old, 'unreadable-image:888.jpg', '1.绘制布局图。')).status, 200);
  const fields = { title: '演练市数字园区行动计划', documentNumber: '演练〔2025〕3号', issuer: null };
  const head = {
    plan: old,
    seen: 0,
    reason: '按印发件',
    fields: { ...fields, issueDate: '2025-01-10', units: [] },
  };
  assert.equal((await house.call('correct-plan', head)).status, 200);
  await house.acceptAll(old);
  assert.equal((await house.call('confirm-plan', { plan: old })).status, 200);
  return old;
}

describe('what somebody brought for a gap', () => {
  test('goes over to the new version where it has the same gap, with who and when; its cases go on', async () => {
    await using house = await planHouse();
    const old = await brought(house);
    const [before] = await filledOf(house, old);
    house.tools.clock.advance(86_400_000);
    const plan = await house.draft(second);
    await house.call('mark-new-version', { plan, previous: old });
    const now = await filledOf(house, plan);
    assert.deepEqual(
      now,
      [{ gap: annexGap, filled: { ...before?.filled, from: old } }],
      'the other image is another gap',
    );
    const rows = await house.tools.database.query(
      'select gap, document, carried_from as "from" from plan.fill where plan = $1',
      [plan],
    );
    assert.deepEqual(rows, [{ gap: annexGap, document: before?.filled.document, from: old }]);
    const tasks = tasksOf(await house.plan(plan)).map(({ title }) => title);
    assert.ok(tasks.some((title) => title.includes('建设数据机房')));
    const { entities } = await house.tools.kernel.facts.query({ types: ['ActionPlan'] });
    assert.equal(entities.find(({ id }) => id.endsWith(plan))?.facts['taskCount']?.value, 4);

    await house.acceptAll(plan);
    assert.equal((await amend(house, plan, old)).status, 200);
    const cases = (view: PlanView) => new Map(tasksOf(view).map((task) => [task.title, task.case?.id]));
    const [were, are] = [cases(await house.plan(old)), cases(await house.plan(plan))];
    assert.ok(are.get('建设数据机房') !== undefined);
    assert.equal(are.get('建设数据机房'), were.get('建设数据机房'));
    assert.equal((await house.plan(plan)).title, '演练市数字园区行动计划', 'so does the title');
  });

  test('goes back when the draft is a plan of its own after all, unless something of it is decided', async () => {
    await using house = await planHouse();
    const old = await brought(house);
    const plan = await house.draft(second);
    const untouched = await compiledOf(house, plan);
    const mark = (previous: string | null) => house.call('mark-new-version', { plan, previous });
    await mark(old);
    await mark(old);
    assert.equal((await filledOf(house, plan)).length, 1, 'said twice is once');
    await mark(null);
    assert.deepEqual(await compiledOf(house, plan), untouched);
    await mark(old);
    const { items } = await compiledOf(house, plan);
    const [decided] = items.filter(({ annex }) => annex !== undefined);
    const things = [{ kind: 'item', id: decided?.id, seen: 0 }];
    assert.equal((await house.call('accept-things', { plan, things })).status, 200);
    await mark(null);
    assert.equal((await filledOf(house, plan)).length, 1);
  });

  test('for the draft itself stays as it is', async () => {
    await using house = await planHouse();
    const old = await brought(house);
    const plan = await house.draft(second);
    const own = await fill(house, plan, annexGap, '1.另一份清单。');
    await house.call('mark-new-version', { plan, previous: old });
    const [filled] = await filledOf(house, plan);
    assert.deepEqual([filled?.filled.document, filled?.filled.from], [own.answer.document, undefined]);
  });

  test('as the title is told before the version is put to work, and stays theirs who gave it', async () => {
    await using house = await planHouse();
    const old = await brought(house);
    const plan = await house.draft(second);
    const carried = async () =>
      (await house.call<{ decisions: Decision[] }>('read-carried', { plan })).answer.decisions;
    assert.deepEqual(await carried(), []);
    await house.call('mark-new-version', { plan, previous: old });
    const fieldsOf = (decisions: readonly Decision[]) =>
      decisions.flatMap(({ changes, by }) => changes.map(({ field, after }) => [field, after, by]));
    const title = ['title', '演练市数字园区行动计划', 'user:anybody'];
    assert.deepEqual(fieldsOf(await carried()), [title], 'number and date are of one document');
    const { plans } = (await house.call<{ plans: { title: string; amends: unknown }[] }>('list-plans', {}))
      .answer;
    assert.deepEqual(
      plans.map((one) => [one.title, one.amends]),
      [
        ['演练市数字园区行动计划', null],
        ['plan', { id: old, title: 'plan.txt' }],
      ],
    );
    const fields = { title: null, documentNumber: null, issuer: null, issueDate: '2026-02-01', units: [] };
    const given = await house.call('correct-plan', { plan, seen: 0, reason: '按印发件', fields });
    assert.equal(given.status, 200, JSON.stringify(given.answer));
    assert.deepEqual(
      fieldsOf(await carried()),
      [title],
      'another field that is given here takes nothing away',
    );
  });
});
