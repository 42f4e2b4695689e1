import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AmendmentView } from '../../amend/amendment-view.ts';
import type { PlanView, TaskView } from '../../board/view.ts';
import { changeByTwo } from '../by-two.ts';
import { type PlanHouse, planHouse, tasksOf } from './house.ts';
import { FIRST, SECOND } from './versions.ts';

const task = (plan: PlanView, title: string): TaskView =>
  tasksOf(plan).find((one) => one.title.startsWith(title)) ?? assert.fail(title);

/** The first version at work, its first task reported on and its goal measured; the second as a draft. */
async function prepared(house: PlanHouse): Promise<{ first: string; second: string }> {
  const first = await house.draft(FIRST);
  const scenes = (await house.plan(first)).targets
    .find(({ kind }) => kind === 'qualitative')
    ?.id.split(':')[1];
  const minute = { setBy: '市长办公会', setOn: '2026-02-01', minute: '会议纪要〔2026〕2号' };
  const number = { comparator: '>=', value: 20, low: null, high: null, unit: '个', due: null };
  const set = await house.call('set-threshold', {
    plan: first,
    target: scenes,
    seen: 0,
    number,
    threshold: minute,
  });
  assert.equal(set.status, 200, JSON.stringify(set.answer));
  await house.acceptAll(first);
  assert.equal((await house.call('confirm-plan', { plan: first })).status, 200);
  const plan = await house.plan(first);
  const east = task(plan, '建设东部园区').id;
  await house.call('move-task', { task: east, transition: 'accept', note: '' });
  await house.call('move-task', { task: east, transition: 'begin', note: '' });
  await house.call('move-task', { task: east, transition: 'report', note: '主楼已封顶' });
  const target = plan.targets.find(({ goal }) => goal?.shown === 3)?.id;
  const bound = await changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: 'digital-parks' });
  assert.equal(bound.status, 200);
  const second = await house.draft(SECOND);
  return { first, second };
}

async function marked(house: PlanHouse): Promise<{ first: string; second: string }> {
  const plans = await prepared(house);
  const { status } = await house.call('mark-new-version', { plan: plans.second, previous: plans.first });
  assert.equal(status, 200);
  await house.acceptAll(plans.second);
  return plans;
}

const amendment = async (house: PlanHouse, plan: string) =>
  (await house.call<AmendmentView>('read-amendment', { plan })).answer;

const titled = ({ parts }: AmendmentView, title: string) =>
  parts.find(({ kind, old, new: young }) => kind === 'item' && (young ?? old)?.title.startsWith(title)) ??
  assert.fail(title);

describe('a new version of a plan', () => {
  test('is recognised, and says what it changes and what becomes of everything', async () => {
    await using house = await planHouse();
    const { first, second } = await prepared(house);
    const suggested = await house.call<{ plans: { id: string }[] }>('suggest-previous-version', {
      plan: second,
    });
    assert.deepEqual(
      suggested.answer.plans.map(({ id }) => id),
      [first],
    );
    assert.equal((await house.call('read-amendment', { plan: second })).answer.code, 'plan.amends-nothing');
    await house.call('mark-new-version', { plan: second, previous: first });
    const view = await amendment(house, second);
    const of = (title: string) => {
      const { changes, fates } = titled(view, title);
      return [changes.join(' '), fates.map(({ key }) => key).join(' ')];
    };
    assert.deepEqual(of('建设东部园区'), [
      'renumbered reworded units due',
      'goes-on-revised to-decide decisions-left',
    ]);
    assert.deepEqual(of('建设西部园区'), ['renumbered', 'goes-on decisions-kept']);
    assert.deepEqual(of('编制园区布局图'), ['', 'superseded decisions-left']);
    assert.deepEqual(of('发布园区地图'), ['', 'opens to-decide']);
    const [fund, contest] = [of('设立引导基金'), of('举办创业大赛')];
    assert.deepEqual([fund[1], contest[1]], ['goes-on decisions-kept', 'goes-on decisions-kept']);
    assert.ok(
      fund[0]?.includes('moved') !== contest[0]?.includes('moved'),
      'one of the two stands elsewhere',
    );
    const goal = view.parts.find(({ kind, new: young }) => kind === 'target' && young?.text.includes('5个'));
    assert.deepEqual(
      [goal?.changes, goal?.fates],
      [
        ['value', 'due'],
        [
          { key: 'goal-changes', about: 'digital-parks' },
          { key: 'to-decide', about: null },
          { key: 'decisions-left', about: null },
        ],
      ],
    );
    const refused = await house.call('apply-amendment', { plan: second, reason: '修订' });
    assert.deepEqual([refused.status, refused.answer.code], [409, 'plan.undecided']);
    assert.deepEqual(view.transfer, {
      kept: 4,
      opened: 1,
      superseded: 1,
      revised: 1,
      bound: 1,
      freed: 0,
      decisions: 4,
      decisionsLeft: 3,
      undecided: 3,
    });
  });

  test('takes the place of the old one: cases with their journals, measures and series stay', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const before = await house.plan(first);
    const held = (plan: PlanView, title: string) => task(plan, title).case?.id ?? assert.fail(title);
    const { answer, status } = await house.call('apply-amendment', {
      plan: second,
      reason: '二〇二六年修订',
    });
    assert.deepEqual([status, answer], [200, { kept: 4, opened: 1, superseded: 1 }]);
    const [now, ...others] = await house.board();
    assert.ok(now);
    assert.deepEqual([now.id, now.state, others.length], [second, 'live', 0]);
    for (const title of ['建设东部园区', '建设西部园区', '举办创业大赛', '设立引导基金'])
      assert.equal(held(now, title), held(before, title), title);
    const east = await house.tools.kernel.cases.get(held(now, '建设东部园区'));
    assert.deepEqual(
      [east.state, east.owner, east.finalDueAt],
      ['reported', '市住房城乡建设局', '2026-09-30T10:00:00.000Z'],
    );
    const journal = await house.tools.kernel.cases.journal(east.id);
    assert.deepEqual(
      journal.map(({ transition, note }) => [transition, note]),
      [
        ['open', ''],
        ['accept', ''],
        ['begin', ''],
        ['report', '主楼已封顶'],
        ['revise', '二〇二六年修订'],
      ],
    );
    const gone = await house.tools.kernel.cases.get(held(before, '编制园区布局图'));
    assert.deepEqual([gone.state, gone.closedAt !== null], ['superseded', true]);
    assert.equal((await house.tools.kernel.cases.journal(gone.id)).at(-1)?.note, '二〇二六年修订');
    assert.equal(task(now, '发布园区地图').case?.state, 'pending');
    const goal = now.targets.find(({ measure }) => measure !== null);
    assert.deepEqual([goal?.measure?.code, goal?.goal?.shown], ['digital-parks', 5]);
    assert.deepEqual(
      goal?.earlier.map((each) => [each.plan, each.goal?.shown, each.until]),
      [[first, 3, house.tools.clock.text]],
    );
    const scenes = now.targets.find(({ threshold }) => threshold !== null);
    assert.deepEqual(
      [scenes?.goal?.shown, scenes?.threshold?.minute, scenes?.due],
      [20, '会议纪要〔2026〕2号', '2028-12-31'],
      'the number that was decided stays, the due date is the new one',
    );
    const old = await house.plan(first);
    assert.deepEqual([old.state, old.successor?.id, now.previous?.id], ['superseded', second, first]);
    assert.equal(held(old, '建设东部园区'), east.id, 'the old version is still readable, with its cases');
    const kept = await amendment(house, second);
    assert.deepEqual([kept.applied?.at, kept.transfer], [house.tools.clock.text, null]);
    assert.deepEqual(titled(kept, '建设西部园区').changes, ['renumbered']);
    assert.equal((await house.tools.kernel.audit.verify()).brokenAt, null);
    const { entities } = await house.tools.kernel.facts.query({ types: ['ActionPlan'] });
    assert.deepEqual(
      Object.fromEntries(entities.map(({ id, facts }) => [id.split(':').at(-1), facts['state']?.value])),
      { [first]: 'superseded', [second]: 'live' },
    );
  });

  test('of a superseded plan nothing can be changed any more', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const before = await house.plan(first);
    await house.call('apply-amendment', { plan: second, reason: '修订' });
    const target = before.targets.find(({ goal }) => goal?.shown === 3)?.id;
    for (const [name, input, code] of [
      ['move-task', { task: task(before, '建设西部园区').id, transition: 'accept', note: '' }, 'superseded'],
      ['remove-plan', { plan: first, reason: 'x' }, 'superseded'],
      ['apply-amendment', { plan: second, reason: 'x' }, 'amends-nothing'],
      ['mark-new-version', { plan: second, previous: first }, 'wrong-state'],
      ['correct-plan', { plan: first, seen: 0, fields: { documentNumber: '1' }, reason: 'x' }, 'superseded'],
      ['acknowledge-gap', { plan: first, gap: 'missing-number:', seen: 0, reason: 'x' }, 'superseded'],
      ['undo-decisions', { plan: first, sequences: [1] }, 'superseded'],
    ] as const)
      assert.equal((await house.call(name, input)).answer.code, `plan.${code}`, name);
    for (const [kind, content] of [
      ['plan.binding', { target, measure: null }],
      ['plan.head', { plan: first, fields: { documentNumber: '1' } }],
      ['plan.undo', { plan: first, sequence: 1 }],
    ] as const)
      assert.equal((await changeByTwo(house.tools.kernel, kind, content)).code, 'plan.superseded', kind);
    const moved = task(await house.plan(second), '建设西部园区').id;
    const refused = await house.call('move-task', { task: moved, transition: 'supersede', note: 'x' });
    assert.equal(refused.answer.code, 'plan.only-by-new-version');
  });

  test('a person corrects what the rule matched, and takes it back', async () => {
    await using house = await planHouse();
    const { second } = await marked(house);
    const rule = await amendment(house, second);
    const [gone, fresh] = [titled(rule, '编制园区布局图'), titled(rule, '发布园区地图')];
    const pair = { plan: second, kind: 'item', old: gone.old?.id, new: fresh.new?.id };
    assert.equal((await house.call('match-parts', { ...pair, verdict: 'same' })).status, 200);
    const same = titled(await amendment(house, second), '发布园区地图');
    assert.deepEqual(
      [same.old?.title, same.by, same.fates.map(({ key }) => key)],
      [gone.old?.title, 'person', ['goes-on-revised']],
    );
    await house.call('match-parts', { ...pair, verdict: 'different' });
    const apart = await amendment(house, second);
    assert.deepEqual([titled(apart, '发布园区地图').old, titled(apart, '发布园区地图').by], [null, 'person']);
    await house.call('match-parts', { ...pair, verdict: 'unsaid' });
    assert.deepEqual(await amendment(house, second), rule);
    await house.call('match-parts', { ...pair, verdict: 'same' });
    for (const previous of [null, rule.previous.id])
      await house.call('mark-new-version', { plan: second, previous });
    assert.deepEqual(await amendment(house, second), rule, 'who compares anew begins anew');
    const unknown = await house.call('match-parts', { ...pair, old: 'nothing', verdict: 'same' });
    assert.equal(unknown.answer.code, 'plan.no-such-part');
  });

  test('two amendments of one plan: one is put to work, the other is refused and nothing of it stays', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const third = await house.draft(SECOND.replace('5个', '6个'));
    await house.call('mark-new-version', { plan: third, previous: first });
    await house.acceptAll(third);
    const answers = await Promise.all(
      [second, third, second].map((plan) => house.call('apply-amendment', { plan, reason: '修订' })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted(),
      [200, 409, 409],
      JSON.stringify(answers),
    );
    const states = (await house.board()).map(({ state }) => state).toSorted();
    assert.deepEqual(states, ['draft', 'live']);
    const cases = await house.tools.database.query('select 1 as one from cases.case');
    assert.equal(cases.length, 6, 'five of the first version and one new');
    const bindings = await house.tools.database.query(
      'select 1 as one from plan.binding b join plan.plan p on p.id = b.plan where p.state = $1',
      ['live'],
    );
    assert.equal(bindings.length, 1);
  });

  test('a measure that is bound while the version is put to work is never lost', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const target = (await house.plan(first)).targets.find(({ goal }) => goal?.shown === 3)?.id;
    const [applied, freed] = await Promise.all([
      house.call('apply-amendment', { plan: second, reason: '修订' }),
      changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: null }),
    ]);
    assert.ok([200, 409].includes(applied.status) && [200, 409].includes(freed.status));
    const live = (await house.board()).find(({ state }) => state === 'live');
    const bound = live?.targets.filter(({ measure }) => measure !== null).length;
    assert.equal(bound, freed.status === 200 ? 0 : 1, `${applied.status} ${freed.status}`);
  });

  test('a draft that is a new version is not put to work as a plan of its own', async () => {
    await using house = await planHouse();
    const { second } = await marked(house);
    assert.equal((await house.call('confirm-plan', { plan: second })).answer.code, 'plan.is-new-version');
    await house.call('mark-new-version', { plan: second, previous: null });
    assert.equal((await house.call('confirm-plan', { plan: second })).status, 200);
    assert.equal((await house.board()).length, 2);
  });
});
