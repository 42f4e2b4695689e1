import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { entityId } from '../case-facts.ts';
import type { OpenCase } from '../cases.ts';
import { replay } from '../replay.ts';
import { permit, permitPack } from './permit.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([permitPack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const owner = testActor({ id: 'user:roads', organisation: '公路局', roles: ['officer'] });
const stranger = testActor({ id: 'user:parks', organisation: '园林局', roles: ['officer'] });
const request: OpenCase = {
  type: 'Permit',
  data: {},
  owner: '公路局',
  state: 'filed',
  participants: ['水利局'],
  finalDueAt: '2026-03-20T10:00:00.000Z',
};

async function open(change: Partial<OpenCase> = {}) {
  test.clock.set('2026-03-02T02:00:00.000Z');
  const [item] = await test.kernel.cases.open([{ ...request, ...change }], by);
  return item ?? assert.fail();
}

async function sendAll(): Promise<void> {
  while ((await test.kernel.cases.sendDue()) > 0);
}

const brief = async (id: string) =>
  (await test.kernel.cases.notices([id])).map(({ rule, rung, party, unit }) => [rule, rung, party, unit]);

describe('deadlines', () => {
  it('send each notice once, up the ladder as long as nobody answers, with its line in the journal', async () => {
    const { cases, facts } = test.kernel;
    const { id } = await open();
    await sendAll();
    assert.deepEqual(await brief(id), []);
    test.clock.set('2026-03-06T01:00:00.000Z');
    await sendAll();
    await sendAll();
    assert.deepEqual(
      await brief(id),
      [['file-soon', 0, 'owner', '公路局']],
      'the morning before Monday 9 March',
    );
    assert.equal((await cases.get(id)).notice, 'blue');
    await cases.move(id, 'begin', owner, '');
    assert.equal((await cases.get(id)).notice, null, 'the cause is gone');
    test.clock.set('2026-03-20T10:00:00.000Z');
    await sendAll();
    assert.deepEqual(
      (await brief(id)).slice(1),
      [['late', 0, 'owner', '公路局']],
      'the reminder is overtaken',
    );
    test.clock.set('2026-03-24T10:00:00.000Z');
    await sendAll();
    test.clock.set('2026-03-26T10:00:00.000Z');
    await sendAll();
    test.clock.set('2026-05-26T10:00:00.000Z');
    await sendAll();
    assert.deepEqual((await brief(id)).slice(2), [
      ['late', 1, 'office', null],
      ['late', 2, 'council', null],
    ]);
    assert.equal((await facts.get(entityId({ id, type: 'Permit' })))?.facts['notice']?.value, 'red');
    const lines = await cases.journal(id);
    assert.deepEqual(
      lines.filter(({ transition }) => transition === 'notify').map(({ detail }) => detail['number']),
      [1, 2, 3, 4],
    );
    assert.ok(
      lines.filter(({ transition }) => transition === 'notify').every((line) => line.by === 'system:cases'),
    );
  });

  it('stop where a notice is answered, and begin anew when the due time moves', async () => {
    const { cases } = test.kernel;
    const { id } = await open();
    await cases.move(id, 'begin', owner, '');
    test.clock.set('2026-03-20T10:00:00.000Z');
    await sendAll();
    const answer = (number: number, note: string, who = owner) =>
      cases.change('test.answer', { answer: [{ id, number, note }] }, who);
    await assert.rejects(answer(1, ' '), { code: 'cases.note-required' });
    await assert.rejects(answer(7, '在办'), { code: 'cases.unknown-notice' });
    await assert.rejects(answer(1, '在办', stranger), { code: 'cases.not-yours' });
    assert.deepEqual(
      (await cases.unanswered(['owner'], { unit: '公路局' })).filter((one) => one.case === id).length,
      1,
    );
    await answer(1, '等一份批文');
    await assert.rejects(answer(1, '又答'), { code: 'cases.answered' });
    test.clock.set('2026-04-20T10:00:00.000Z');
    await sendAll();
    assert.equal((await brief(id)).length, 1);
    assert.equal((await cases.get(id)).notice, 'red', 'it is still late');
    const revision = { id, owner: '公路局', finalDueAt: '2026-04-24T10:00:00Z', note: '延期' };
    await cases.change('test.extend', { revise: [revision] }, by);
    await sendAll();
    assert.deepEqual((await brief(id)).slice(1), [['soon', 0, 'owner', '公路局']]);
    assert.equal((await cases.get(id)).notice, 'blue');
    await cases.move(id, 'rest', owner, '停工');
    assert.deepEqual([(await cases.get(id)).notice, (await cases.get(id)).dueAt], [null, null]);
    test.clock.set('2026-06-20T10:00:00.000Z');
    await sendAll();
    assert.equal((await brief(id)).length, 2, 'nothing is due while it rests');
  });

  it('are called for by a step, and end with its cause', async () => {
    const { cases } = test.kernel;
    const { id } = await open({ finalDueAt: null });
    await cases.move(id, 'begin', owner, '');
    const tell = (how: string, more: object = {}) =>
      cases.change(
        'test.tell',
        { move: [{ id, transition: 'tell', note: '', detail: { how } }], ...more },
        owner,
      );
    await assert.rejects(tell('so so'), { code: 'cases.bad-detail' });
    await assert.rejects(tell('badly', { notify: [{ id, rule: 'late', note: '' }] }), {
      code: 'cases.unknown-notice',
    });
    await tell('badly', { notify: [{ id, rule: 'badly', note: '进度落后' }] });
    assert.deepEqual(await brief(id), [['badly', 0, 'owner', '公路局']]);
    await tell('badly', { end: [{ id, rule: 'badly' }], notify: [{ id, rule: 'badly', note: '还是落后' }] });
    assert.equal((await brief(id)).length, 2);
    await tell('well', { end: [{ id, rule: 'badly' }] });
    assert.equal((await cases.get(id)).notice, null);
    assert.deepEqual(
      await cases
        .unanswered(['owner'], { unit: '公路局' })
        .then((all) => all.filter((one) => one.case === id)),
      [],
    );
  });

  it('leave steps to whom they belong, with the terms that they set', async () => {
    const { cases } = test.kernel;
    const drafted = await open({ state: 'drafted', owner: null });
    const file = (terms: object, who = by) =>
      cases.change('test.file', { move: [{ id: drafted.id, transition: 'file', note: '', terms }] }, who);
    await assert.rejects(file({}), { code: 'cases.bad-detail' });
    await assert.rejects(file({ owner: '公路局', finalDueAt: null }), { code: 'cases.bad-detail' });
    await assert.rejects(file({ owner: '公路局' }, owner), { code: 'cases.not-yours' });
    await file({ owner: '公路局' });
    await assert.rejects(cases.move(drafted.id, 'begin', stranger, ''), { code: 'cases.not-yours' });
    assert.deepEqual(cases.transitions(await cases.get(drafted.id), stranger), []);
    assert.deepEqual(cases.transitions(await cases.get(drafted.id), owner), ['begin']);
    await assert.rejects(open({ state: 'working' }), { code: 'cases.wrong-state' });
    const moved = await cases.move(drafted.id, 'begin', owner, '');
    const lines = await cases.journal(moved.id);
    assert.deepEqual(replay(permit, moved, lines), moved);
    assert.throws(() => replay(permit, moved, lines.slice(1)), RangeError);
    const children = await cases.open([{ ...request, parent: moved.id }], by);
    assert.deepEqual(await cases.list({ parents: [moved.id] }), children);
    assert.ok((await cases.list({ unit: '水利局', open: true })).some(({ id }) => id === children[0]?.id));
    assert.deepEqual(await cases.list({ unit: '园林局' }), []);
  });

  it('are sent once by several servers at the same time', async () => {
    test.clock.set('2026-03-02T02:00:00.000Z');
    const items = await test.kernel.cases.open(
      Array.from({ length: 250 }, () => request),
      by,
    );
    const other = await test.another();
    test.clock.set('2026-03-20T10:00:00.000Z');
    const drain = async (cases: typeof other.cases): Promise<void> => {
      while ((await cases.sendDue()) > 0);
    };
    await Promise.all([drain(test.kernel.cases), drain(other.cases), drain(test.kernel.cases)]);
    const notices = await test.kernel.cases.notices(items.map(({ id }) => id));
    assert.equal(notices.filter(({ rule }) => rule === 'late').length, 250);
    assert.equal(
      new Set(notices.map((one) => `${one.case} ${one.rule} ${one.occasion} ${one.rung}`)).size,
      notices.length,
    );
    const counts = await test.database.query<{ lines: number; notices: number }>(
      `select (select count(*) from cases.journal where transition = 'notify')::int as lines,
         (select count(*) from cases.notice)::int as notices`,
      [],
    );
    assert.equal(counts[0]?.lines, counts[0]?.notices, 'each notice has its line');
  });

  it('are told over HTTP, and answered there', async () => {
    const { id } = await open({ finalDueAt: '2026-03-02T10:00:00.000Z' });
    test.clock.set('2026-03-03T10:00:00.000Z');
    await sendAll();
    const app = await test.server();
    const read = async () => (await app.inject(`/api/cases/read-case?id=${id}`)).json();
    const { notices, notice } = await read();
    assert.deepEqual([notices.length, notice, notices[0].rule], [1, 'red', 'late']);
    const answer = (payload: object) =>
      app.inject({ method: 'POST', url: '/api/cases/answer-notice', payload });
    assert.equal((await answer({ case: id, number: 1, answer: ' ' })).statusCode, 400);
    assert.equal((await answer({ case: id, number: 1, answer: '已在收尾' })).statusCode, 200);
    assert.equal((await answer({ case: id, number: 1, answer: '已在收尾' })).statusCode, 409);
    assert.equal((await read()).notices[0].answer, '已在收尾');
  });
});
