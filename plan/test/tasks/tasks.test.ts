import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Text } from '@yuheng/kernel/messages';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { TaskView } from '../../board/view.ts';
import type { Inbox } from '../../tasks/inbox.ts';
import { type PlanHouse, planHouse, tasksOf } from '../amend/house.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。2026年6月底前完成。（市工业和信息化局牵头，市财政局配合）

　　2.建设西部园区。（市工业和信息化局牵头）

　　3.发布园区地图。

演练市人民政府
2025年1月10日
`;

const LEAD = '市工业和信息化局';
let house: PlanHouse;
let plan: string;
let east: string;
let west: string;

before(async () => {
  house = await planHouse();
  plan = await house.draft(TEXT);
  await house.acceptAll(plan);
  await house.call('confirm-plan', { plan });
  [east = '', west = ''] = tasksOf(await house.plan(plan)).map(({ id }) => id);
});
after(() => house[Symbol.asyncDispose]());

const inbox = async (unit?: string) => (await house.call<Inbox>('read-inbox', unit ? { unit } : {})).answer;
const kinds = async (unit?: string) =>
  (await inbox(unit)).rows.map(({ kind, task, name }) => [
    kind,
    task === east ? 'east' : task === west ? 'west' : 'map',
    name,
  ]);
const ok = async <Answer>(name: string, input: object): Promise<Answer> => {
  const { status, answer } = await house.call<Answer>(name, input);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
};
const codeOf = async (name: string, input: object) => (await house.call(name, input)).answer.code;
async function sendAll(): Promise<void> {
  while ((await house.tools.kernel.cases.sendDue()) > 0);
}

describe('tasks of a plan', () => {
  it('wait in the inbox of their unit; what no unit has waits with the office', async () => {
    assert.deepEqual(await kinds(LEAD), [
      ['sign', 'east', null],
      ['sign', 'west', null],
    ]);
    assert.deepEqual(await kinds('市财政局'), []);
    assert.deepEqual(await kinds(), [['assign', 'map', null]]);
    assert.deepEqual((await inbox()).units, [
      { unit: LEAD, open: 2 },
      { unit: '市财政局', open: 1 },
    ]);
  });

  it('are moved many at once: all or none, or each with its own result', async () => {
    const move = { tasks: [east, west], note: '' };
    await ok('move-task', { task: west, transition: 'accept', note: '' });
    assert.equal(
      await codeOf('move-tasks', { ...move, transition: 'accept', mode: 'all' }),
      'cases.wrong-state',
    );
    assert.deepEqual((await kinds(LEAD)).map(([kind]) => kind).toSorted(), ['begin', 'sign']);
    const { results } = await ok<{ results: { problem: { code: string } | null }[] }>('move-tasks', {
      ...move,
      transition: 'accept',
      mode: 'each',
    });
    assert.deepEqual(
      results.map(({ problem }) => problem?.code ?? null),
      [null, 'cases.wrong-state'],
    );
    await ok('move-tasks', { ...move, transition: 'begin', mode: 'all' });
    assert.deepEqual(await kinds('市财政局'), [['take-part', 'east', null]]);
    assert.equal(
      await codeOf('move-tasks', { ...move, transition: 'supersede', mode: 'all' }),
      'plan.only-by-new-version',
    );
  });

  it('hear of feedback: behind sends a yellow notice, on plan ends it, and evidence must exist', async () => {
    const say = (kind: string, evidence: object[] = []) => ({ task: east, kind, text: '设备晚到', evidence });
    assert.equal(
      await codeOf('give-feedback', say('behind', [{ kind: 'fact', entity: 'urn:none' }])),
      'plan.no-such-evidence',
    );
    assert.equal((await ok<TaskView>('give-feedback', say('behind'))).case?.notice, 'yellow');
    const [notice] = (await inbox(LEAD)).notices;
    assert.deepEqual([notice?.rule, notice?.level, notice?.task], ['behind', 'yellow', east]);
    const fact = { kind: 'fact', entity: `urn:ngsi-ld:ActionPlan:${plan}`, attribute: 'name' };
    assert.equal((await ok<TaskView>('give-feedback', say('on-plan', [fact]))).case?.notice, null);
    assert.deepEqual((await inbox(LEAD)).notices, []);
    const driven = tasksOf(await house.plan(plan))[0]?.case?.id;
    const entity = await house.tools.kernel.facts.get(`urn:ngsi-ld:PlanTask:${driven}`);
    assert.equal(entity?.facts['feedback']?.value, 'on-plan');
    const [, , , , , last] = await house.tools.kernel.cases.journal(driven ?? '');
    assert.deepEqual(last?.detail, { kind: 'on-plan', evidence: [fact] });
  });

  it('get more time when it is asked for with a reason and granted, and their deadlines move', async () => {
    const ask = (until: string) => ({ task: east, until, reason: '汛期停工' });
    assert.equal(await codeOf('ask-extension', ask('2026-05-01')), 'plan.not-later');
    assert.equal((await house.call('ask-extension', ask('2026-13-01'))).status, 400);
    assert.equal(await codeOf('ask-extension', ask('9026-09-30')), 'plan.year-out-of-range');
    const twice = await Promise.all([1, 2].map(() => house.call('ask-extension', ask('2026-09-30'))));
    assert.deepEqual(
      twice.map(({ answer }) => answer.code ?? 'asked').toSorted(),
      ['asked', 'plan.asked-already'],
      'two clicks ask once',
    );
    const { extension = '' } =
      twice
        .map(({ answer }) => answer as { extension?: string })
        .find((answer) => answer.extension !== undefined) ?? {};
    assert.equal(await codeOf('ask-extension', ask('2026-10-30')), 'plan.asked-already');
    assert.ok((await kinds()).some(([kind, , name]) => kind === 'decide' && name === '汛期停工'));
    await ok('decide-extension', { extension, decision: 'grant', reason: '情况属实' });
    assert.equal(
      await codeOf('decide-extension', { extension, decision: 'refuse', reason: 'x' }),
      'cases.wrong-state',
    );
    house.tools.clock.set('2026-07-01T02:00:00.000Z');
    await sendAll();
    const task = () => house.plan(plan).then((view) => tasksOf(view)[0]?.case);
    assert.deepEqual(
      [(await task())?.finalDueAt, (await task())?.notice],
      ['2026-09-30T10:00:00.000Z', null],
    );
    house.tools.clock.set('2026-10-09T02:00:00.000Z');
    await sendAll();
    assert.equal((await task())?.notice, 'red');
    assert.deepEqual(
      (await inbox(LEAD)).notices.map(({ rule }) => rule),
      ['overdue'],
    );
    house.tools.clock.set('2026-11-09T02:00:00.000Z');
    await sendAll();
    assert.deepEqual(
      (await inbox()).notices.map(({ rule, party }) => [rule, party]),
      [['overdue', 'office']],
    );
  });

  it('have milestones with reminders, and are not reported before these are done', async () => {
    const add = { task: east, name: '主楼封顶', due: '2026-11-20' };
    assert.equal(await codeOf('add-milestone', { ...add, due: '2019-11-20' }), 'plan.milestone-past');
    assert.equal(await codeOf('add-milestone', { ...add, due: '9026-11-20' }), 'plan.year-out-of-range');
    const { milestone } = await ok<{ milestone: string }>('add-milestone', add);
    const report = { task: east, kind: 'done', text: '全部完成', evidence: [] };
    assert.equal(await codeOf('give-feedback', report), 'plan.milestones-open');
    assert.equal(
      await codeOf('move-task', { task: east, transition: 'report', note: '完成' }),
      'plan.milestones-open',
    );
    house.tools.clock.set('2026-11-23T02:00:00.000Z');
    await sendAll();
    assert.equal((await house.tools.kernel.cases.get(milestone)).notice, 'yellow');
    await ok('close-milestone', { milestone, outcome: 'complete', note: '验收单 7 号' });
    assert.equal((await ok<TaskView>('give-feedback', report)).case?.state, 'reported');
    assert.ok((await kinds()).some(([kind, task]) => kind === 'check' && task === 'east'));
  });

  it('raise issues that go up until somebody settles them', async () => {
    const raised = { task: west, unit: '市财政局', title: '资金未到位', text: '请协调' };
    const { issue } = await ok<{ issue: string }>('raise-issue', raised);
    const move = (transition: string) =>
      house.call<{ state: string }>('move-issue', { issue, transition, note: '请研究' });
    assert.ok((await kinds(LEAD)).some(([kind, , name]) => kind === 'issue' && name === '资金未到位'));
    const { code, messages } = (await move('resolve')).answer as { code?: string; messages?: Text };
    assert.equal(code, 'cases.wrong-state');
    assert.match(
      messages?.['zh-CN'] ?? '',
      /“牵头单位协调”.*“议定解决办法”/,
      'in the words that people know',
    );
    assert.equal((await move('to-office')).answer.state, 'office');
    assert.equal((await move('to-leading-office')).answer.state, 'leading-office');
    assert.equal((await move('resolve')).answer.state, 'settled');
    const { parts } = await ok<{ parts: { name: string; ending: string }[] }>('read-task', { task: west });
    assert.deepEqual(
      parts.map(({ name, ending }) => [name, ending]),
      [['资金未到位', '请研究']],
    );
  });

  it('are handed over with a reason, with what is open of them, and end with it', async () => {
    await ok('add-milestone', { task: west, name: '选址', due: '2027-01-20' });
    const hand = (unit: string) => ({ task: west, unit, reason: '职能调整' });
    assert.equal(await codeOf('hand-over-task', hand(LEAD)), 'plan.unit-named');
    const handed = await ok<TaskView>('hand-over-task', hand('市数据局'));
    assert.deepEqual([handed.case?.state, handed.units], ['pending', [{ unit: '市数据局', role: 'lead' }]]);
    assert.deepEqual((await kinds('市数据局')).map(([kind]) => kind).toSorted(), ['milestone', 'sign']);
    await ok('move-task', { task: west, transition: 'cancel', note: '不再需要' });
    assert.deepEqual(await kinds('市数据局'), []);
  });

  it('of a unit that is renamed stay its own; of one that is closed they are handed over by the office', async () => {
    const { organisations, ...identity } = house.tools.kernel.identity;
    const by = testActor({ id: 'user:chief', roles: ['administrator'] });
    await identity.issueLink(by);
    const lead = await organisations.add(1, '市规划局', by);
    const closed = await organisations.add(1, '市园林局', by);
    const other = await house.draft(
      TEXT.replaceAll('园区', '公园')
        .replace('（市工业和信息化局牵头）', '（市园林局牵头）')
        .replaceAll(LEAD, '市规划局'),
    );
    await house.acceptAll(other);
    await house.call('confirm-plan', { plan: other });
    await organisations.rename(1, lead, '市自然资源局', by);
    for (const name of ['市规划局', '市自然资源局'])
      assert.deepEqual(
        (await inbox(name)).rows.map(({ kind, owner }) => [kind, owner]),
        [['sign', '市自然资源局']],
        name,
      );
    assert.equal((await inbox('市园林局')).closedAt, null);
    await organisations.close(1, closed, by);
    assert.equal((await inbox('市园林局')).closedAt, house.tools.clock.now().toISOString());
    const orphans = async () => (await inbox()).rows.filter(({ kind }) => kind === 'hand-over');
    const [orphan, ...more] = await orphans();
    assert.deepEqual([orphan?.owner, more], ['市园林局', []]);
    await ok('hand-over-task', { task: orphan?.task, unit: '市自然资源局', reason: '市园林局并入' });
    assert.deepEqual(await orphans(), []);
    assert.equal((await inbox('市规划局')).rows.length, 2);
  });
});
