import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlanView } from '../../board/view.ts';
import { changeByTwo } from '../by-two.ts';
import { amend, amendment, marked, prepared, task, titled } from './amend.ts';
import { planHouse } from './house.ts';

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
    assert.equal((await amend(house, second, first)).code, 'plan.undecided');
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
    const { status, preview } = await amend(house, second, first);
    assert.equal(status, 200);
    assert.deepEqual(
      preview?.effects.map(({ before: was, after: is }) => [was?.goal, is?.goal, is?.value]),
      [['≥3个', '≥5个', null]],
    );
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
        ['revise', '工作需要'],
      ],
    );
    const gone = await house.tools.kernel.cases.get(held(before, '编制园区布局图'));
    assert.deepEqual([gone.state, gone.closedAt !== null], ['superseded', true]);
    assert.equal((await house.tools.kernel.cases.journal(gone.id)).at(-1)?.note, '工作需要');
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
    assert.equal((await amend(house, second, first)).status, 200);
    const target = before.targets.find(({ goal }) => goal?.shown === 3)?.id;
    for (const [name, input, code] of [
      ['move-task', { task: task(before, '建设西部园区').id, transition: 'accept', note: '' }, 'superseded'],
      ['remove-plan', { plan: first, reason: 'x' }, 'superseded'],
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
      ['plan.removal', { plan: first }],
    ] as const)
      assert.equal((await changeByTwo(house.tools.kernel, kind, content)).code, 'plan.superseded', kind);
    assert.equal((await amend(house, second, first)).code, 'plan.amends-nothing');
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

  test('a draft that is a new version is not put to work as a plan of its own', async () => {
    await using house = await planHouse();
    const { second } = await marked(house);
    assert.equal((await house.call('confirm-plan', { plan: second })).answer.code, 'plan.is-new-version');
    await house.call('mark-new-version', { plan: second, previous: null });
    assert.equal((await house.call('confirm-plan', { plan: second })).status, 200);
    assert.equal((await house.board()).length, 2);
  });
});
