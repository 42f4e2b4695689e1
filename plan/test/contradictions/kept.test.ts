import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import { checkTasks } from '../../contradictions/check.ts';
import { type ToldHouse, toldHouse } from './house.ts';

const PARK = 'urn:ngsi-ld:Park:east';
const evidence = [{ kind: 'fact', entity: PARK, attribute: 'halls' }];
let told: ToldHouse;

/** Halls grow by two each month until August, and stand still since. */
before(async () => {
  told = await toldHouse();
  for (let month = 3; month <= 11; month += 1) {
    const day = `2026-${String(month).padStart(2, '0')}-05T02:00:00.000Z`;
    told.at(day);
    await told.record(PARK, { halls: 2 * Math.min(month, 8) }, day);
  }
});
after(() => told[Symbol.asyncDispose]());

const say = (kind: string, text: string, named: object[] = evidence, task = told.east) =>
  told.ok('give-feedback', { task, kind, text, evidence: named });
const kindsOf = async (standing?: boolean) =>
  (await told.rows(standing)).map(({ kind, state }) => [kind, state]);

describe('contradictions that are kept', () => {
  it('are none where a unit says how it is', async () => {
    told.at('2026-11-06T02:00:00.000Z');
    await say('behind', '主体工程停工，原因是审批');
    assert.deepEqual(await told.check(), { found: 0, renewed: 0, settled: 0 });
  });

  it('are found with what was said, what is recorded and why; once, whoever else looks at the same time', async () => {
    told.at('2026-11-10T02:00:00.000Z');
    await say('on-plan', '各项工作按计划有序推进，责任单位加强调度');
    const other = await told.house.tools.another();
    const checks = await Promise.all([
      told.check(),
      checkTasks(other, null),
      told.check(),
      checkTasks(other, new Set([told.east])),
    ]);
    await other.close();
    assert.equal(
      checks.reduce((sum, { found }) => sum + found, 0),
      1,
    );
    const [row, ...more] = await told.rows();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [row?.kind, row?.state, row?.certainty, row?.unit, row?.said.task, row?.said.said],
      ['no-progress', 'open', 'certain', '市工业和信息化局', told.east, 'on-plan'],
    );
    const view = await told.read(row?.id ?? '');
    const [recorded] = view.recorded;
    assert.deepEqual([recorded?.before?.value, recorded?.after?.value, recorded?.entity], [16, 16, PARK]);
    assert.equal(recorded?.points.length, 9);
    assert.deepEqual(view.transitions.toSorted(), ['answer', 'confirm', 'dismiss']);
  });

  it('wait in the inbox of their unit, then in that of the office; the task itself shows none among its parts', async () => {
    const inbox = async (unit?: string) =>
      (await told.ok<{ rows: { kind: string }[] }>('read-inbox', unit ? { unit } : {})).rows.map(
        ({ kind }) => kind,
      );
    assert.ok((await inbox('市工业和信息化局')).includes('contradiction'));
    assert.ok(!(await inbox()).includes('contradiction'));
    const [row] = await told.rows();
    await told.ok('answer-contradiction', { contradiction: row?.id, reason: '新厅十二月验收' });
    assert.ok((await inbox()).includes('contradiction'));
    const { parts } = await told.ok<{ parts: unknown[] }>('read-task', { task: told.east });
    assert.deepEqual(parts, []);
  });

  it('are answered by their unit and decided by the office only, by who has seen their facts', async () => {
    const { kernel } = told.house.tools;
    const [row] = await told.rows();
    const view = await told.read(row?.id ?? '');
    const stranger = testActor({ id: 'user:other', roles: ['officer'], organisation: '市数据局' });
    const own = testActor({ id: 'user:own', roles: ['officer'], organisation: '市工业和信息化局' });
    for (const [by, transition] of [
      [stranger, 'answer'],
      [stranger, 'dismiss'],
      [own, 'dismiss'],
    ] as const)
      await assert.rejects(
        kernel.cases.move(view.id, transition, by, 'x'),
        (error: { code?: string }) => error.code === 'cases.not-yours' || error.code === 'cases.wrong-state',
      );
    const { answer } = await told.house.call('dismiss-contradiction', {
      contradiction: view.id,
      seen: '0'.repeat(64),
      reason: '没有看过',
    });
    assert.equal(answer.code, 'plan.contradiction-changed');
    assert.equal((await told.read(view.id)).state, 'answered');
  });

  it('are not found anew once dismissed for the same facts, also by who looks while they are dismissed', async () => {
    const [row] = await told.rows();
    const { basis, id } = await told.read(row?.id ?? '');
    const other = await told.house.tools.another();
    await Promise.all([
      told.ok('dismiss-contradiction', { contradiction: id, seen: basis, reason: '十二月验收，情况属实' }),
      told.check(),
      checkTasks(other, null),
    ]);
    await other.close();
    await told.check();
    assert.deepEqual(await kindsOf(), [['no-progress', 'dismissed']]);
    assert.deepEqual(await kindsOf(true), []);
  });

  it('are found again when their facts changed, and settled when nothing is left of them', async () => {
    // It becomes known that October had fallen back.
    await told.record(PARK, { halls: 15 }, '2026-11-09T02:00:00.000Z');
    assert.equal((await told.check()).found, 1);
    const [row] = await told.rows(true);
    assert.equal(row?.kind, 'contrary');
    await told.record(PARK, { halls: 19 }, '2026-11-09T12:00:00.000Z');
    assert.deepEqual(await told.check(), { found: 0, renewed: 0, settled: 1 });
    assert.deepEqual(await kindsOf(true), []);
  });

  it('are told of closed tasks without evidence, of evidence that is gone, of milestones with nothing recorded', async () => {
    const { milestone } = await told.ok<{ milestone: string }>('add-milestone', {
      task: told.west,
      name: '主楼封顶',
      due: '2026-12-20',
    });
    await told.ok('close-milestone', { milestone, outcome: 'complete', note: '已经封顶' });
    for (const transition of ['report', 'review', 'approve'])
      await told.ok('move-task', { task: told.west, transition, note: '全部完成' });
    await told.record('urn:ngsi-ld:Park:gone', { state: 'operating' }, '2026-11-01T02:00:00.000Z');
    await say('done', '全部完成', [{ kind: 'fact', entity: 'urn:ngsi-ld:Park:gone', attribute: 'state' }]);
    for (const transition of ['review', 'approve'])
      await told.ok('move-task', { task: told.east, transition, note: '' });
    await told.check();
    assert.deepEqual((await kindsOf(true)).map(([kind]) => kind).toSorted(), [
      'closed-without-evidence',
      'milestone-unrecorded',
    ]);
    await told.house.tools.kernel.facts.write(
      [{ op: 'delete', id: 'urn:ngsi-ld:Park:gone' }],
      testActor({ id: 'key:parks', roles: ['machine'] }),
    );
    await told.check();
    const gone = (await told.rows(true)).find(({ kind }) => kind === 'evidence-gone');
    assert.deepEqual([gone?.certainty, gone?.reason.key], ['certain', 'withdrawn']);
  });

  it('once confirmed are never found again', async () => {
    const gone = (await told.rows(true)).find(({ kind }) => kind === 'evidence-gone');
    const { basis, id } = await told.read(gone?.id ?? '');
    await told.ok('confirm-contradiction', { contradiction: id, seen: basis, reason: '园区已拆除' });
    await told.record('urn:ngsi-ld:Park:gone', { state: 'planned' }, '2026-11-11T02:00:00.000Z');
    await told.check();
    assert.deepEqual(
      (await told.rows()).filter(({ kind }) => kind === 'evidence-gone').map(({ state }) => state),
      ['confirmed'],
    );
  });
});
