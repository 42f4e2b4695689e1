import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { house } from './house.ts';
import { TEXT } from './sample.ts';

const TWELVE = `某市行动方案\n\n${Array.from({ length: 12 }, (_, at) => `${at + 1}.建设第${at + 1}个站点。\n\n`).join('')}`;

describe('decisions about a draft', () => {
  test('a plan goes live only when everything is decided; what was rejected becomes no task', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const early = await call('confirm-plan', { plan });
    assert.deepEqual([early.answer.code, early.answer.values], ['plan.undecided', { items: 5, targets: 3 }]);
    const first = compiled.items[0]?.id;
    const rejected = await call('reject-thing', {
      plan,
      kind: 'item',
      id: first,
      seen: 0,
      reason: '已并入另一项',
    });
    assert.deepEqual(
      rejected.answer.decisions.map(({ act, reason, by, sequence }) => [act, reason, by, sequence]),
      [['reject', '已并入另一项', 'user:anybody', 1]],
    );
    assert.equal((await here.acceptAll()).answer.decisions.length, 7);
    const live = await call<{ tasks: number }>('confirm-plan', { plan });
    assert.deepEqual(live.answer, { tasks: 4 });
    const view = await here.board();
    assert.deepEqual([view.state, view.counts.tasks, view.confirmation], ['live', 4, { things: 8, open: 0 }]);
    const { entities } = await here.tools.kernel.facts.query({ types: ['ActionPlan'] });
    assert.deepEqual(
      [entities[0]?.facts['state']?.value, entities[0]?.facts['taskCount']?.value],
      ['live', 4],
    );
    assert.equal((await here.tools.kernel.facts.query({ types: ['PlanTask'] })).entities.length, 4);
    const late = await call('reject-thing', { plan, kind: 'item', id: first, seen: 1, reason: '晚了' });
    assert.equal(late.answer.code, 'plan.not-a-draft');
  });

  test('a plan of which all tasks are rejected goes live with its targets alone', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    for (const { id } of compiled.items)
      await call('reject-thing', { plan, kind: 'item', id, seen: 0, reason: '不是任务' });
    await here.acceptAll();
    assert.deepEqual((await call<{ tasks: number }>('confirm-plan', { plan })).answer, { tasks: 0 });
    assert.equal((await here.board()).state, 'live');
  });

  test('a correction keeps what was, what is, why and who; the case gets the corrected unit', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const item = compiled.items[2]?.id;
    const units = [{ unit: '市城管局', role: 'lead' }];
    const corrected = await call('correct-item', {
      plan,
      item,
      seen: 0,
      fields: { units, due: '2027-12-31' },
      reason: '任务分工会议',
    });
    assert.deepEqual(corrected.answer.decisions[0]?.changes, [
      { field: 'units', before: [], after: units },
      { field: 'due', before: null, after: '2027-12-31' },
    ]);
    const again = await call('correct-item', { plan, item, seen: 1, fields: { units }, reason: '同上' });
    assert.equal(again.answer.code, 'plan.nothing-changed');
    await here.acceptAll();
    await call('confirm-plan', { plan });
    const task = (await here.board()).sections.flatMap(({ tasks }) => tasks)[2];
    const [opened] = await here.tools.kernel.cases.find([task?.case?.id ?? '']);
    assert.deepEqual([opened?.owner, opened?.finalDueAt?.slice(0, 10)], ['市城管局', '2027-12-31']);
  });

  test('typed values are checked, and nothing of what is refused is stored', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const item = compiled.items[0]?.id;
    const target = compiled.targets[0]?.id;
    const refusals = [
      ['correct-item', { item, fields: { due: '2027-02-30' } }, 'plan.not-a-date'],
      ['correct-item', { item, fields: { title: ' ' } }, 'plan.words-missing'],
      ['correct-item', { item, fields: { due: '2150-01-01' } }, 'plan.year-out-of-range'],
      ['correct-item', { item, fields: { colour: 'red' } }, 'http.bad-input'],
      ['correct-target', { target, fields: { unit: '斗' } }, 'plan.unknown-unit'],
      ['correct-target', { target, fields: { value: null } }, 'plan.number-missing'],
      [
        'correct-target',
        { target, fields: { comparator: 'range', value: null, low: 5, high: 3 } },
        'plan.range-reversed',
      ],
      ['correct-target', { target, fields: { kind: 'qualitative' } }, 'plan.number-without-target'],
      ['correct-target', { target: 'p1-9', fields: { value: 3 } }, 'plan.not-found'],
      ['correct-plan', { fields: { issueDate: '二月' } }, 'plan.not-a-date'],
    ] as const;
    for (const [name, input, code] of refusals) {
      const { answer } = await call(name, { plan, seen: 0, reason: '核对', ...input });
      assert.equal(answer.code, code, JSON.stringify(input));
    }
    const silent = await call('correct-item', { plan, item, seen: 0, fields: { title: '新' }, reason: '  ' });
    assert.equal(silent.answer.code, 'http.bad-input');
    assert.deepEqual(await here.record(), []);
  });

  test('of two who decide about the same thing the later is told; about different things both are heard', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const [first, second] = compiled.items.map(({ id }) => id);
    const both = await Promise.all([
      call('accept-things', { plan, things: [{ kind: 'item', id: first, seen: 0 }] }),
      call('reject-thing', { plan, kind: 'item', id: second, seen: 0, reason: '重复' }),
      call('correct-plan', { plan, seen: 0, fields: { issueDate: '2025-03-01' }, reason: '红头文件' }),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200, 200],
    );
    const same = await Promise.all(
      ['甲', '乙', '丙'].map((reason) =>
        call('reject-thing', { plan, kind: 'item', id: first, seen: seenOf(both[0]), reason }),
      ),
    );
    assert.deepEqual(same.map(({ status }) => status).toSorted(), [200, 409, 409]);
    assert.ok(same.some(({ answer }) => answer.code === 'plan.decided-meanwhile'));
    const places = (await here.record()).map(({ sequence }) => sequence);
    assert.deepEqual(places, [1, 2, 3, 4]);
  });

  test('twelve who decide about different things at the same moment are all heard', async () => {
    await using here = await house(TWELVE);
    const { plan, compiled, call } = here;
    const all = await Promise.all(
      compiled.items
        .slice(0, 12)
        .map(({ id }) => call('accept-things', { plan, things: [{ kind: 'item', id, seen: 0 }] })),
    );
    assert.deepEqual(
      all.map(({ status }) => status),
      Array.from({ length: 12 }, () => 200),
    );
    assert.deepEqual(
      (await here.record()).map(({ sequence }) => sequence),
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
  });

  test('what is taken back was never decided, and both stay in the record and the log', async () => {
    await using here = await house(TEXT);
    const { plan, call } = here;
    const accepted = await here.acceptAll();
    const sequences = accepted.answer.decisions.map(({ sequence }) => sequence);
    const undone = await call('undo-decisions', { plan, sequences });
    assert.equal(undone.answer.decisions.length, sequences.length);
    assert.equal((await here.record()).length, sequences.length * 2);
    assert.equal((await here.board()).confirmation.open, 8);
    assert.equal(
      (await call('undo-decisions', { plan, sequences: [1] })).answer.code,
      'plan.decided-meanwhile',
    );
    assert.equal((await call('undo-decisions', { plan, sequences: [99] })).answer.code, 'plan.not-found');
    const log = await here.tools.database.query<{ action: string }>(
      `select action from audit.entry where action <> 'measures.define' order by sequence`,
    );
    assert.deepEqual(
      log.map(({ action }) => action),
      ['jobs.run', 'plan.import-document', 'plan.accept-things', 'plan.undo-decisions'],
    );
  });

  test('title, number and date that a person gives reach the board, the facts and the due dates', async () => {
    await using here = await house(TEXT);
    const { plan, call } = here;
    const fields = {
      title: '某市数字经济方案',
      documentNumber: '某政〔2025〕3号',
      issuer: '某市政府',
      issueDate: '2025-03-01',
    };
    await call('correct-plan', { plan, seen: 0, fields, reason: '红头文件' });
    const view = await here.board();
    assert.deepEqual(
      [view.title, view.documentNumber, view.targets[0]?.due, view.targets[0]?.dueEarliest],
      ['某市数字经济方案', '某政〔2025〕3号', '2030-03-01', '2028-03-01'],
    );
    const entity = async () =>
      (await here.tools.kernel.facts.query({ types: ['ActionPlan'] })).entities[0]?.facts;
    assert.deepEqual((await entity())?.['issueDate']?.value, '2025-03-01');
    await call('undo-decisions', { plan, sequences: [1] });
    assert.equal((await entity())?.['issueDate'], undefined);
  });

  test('what is added stands on words of the document, once', async () => {
    await using here = await house(TEXT);
    const { plan, call } = here;
    const words = '支持企业参与数据交易';
    const start = TEXT.indexOf(words);
    const span = { start, end: start + words.length };
    const fields = { title: words, units: [], due: null };
    const outside = { start: TEXT.length, end: TEXT.length + 5 };
    assert.equal((await call('add-item', { plan, span: outside, fields })).answer.code, 'plan.no-such-words');
    const blank = { start: start - 1, end: start - 1 };
    assert.equal((await call('add-item', { plan, span: blank, fields })).answer.code, 'plan.no-such-words');
    const added = await call('add-item', { plan, span, fields });
    const quote = added.answer.decisions[0]?.changes.find(({ field }) => field === 'text');
    assert.equal(quote?.after, words);
    assert.equal((await call('add-item', { plan, span, fields })).answer.code, 'plan.added-already');
    assert.equal((await here.board()).counts.tasks, 6);
  });

  test('a gap is acknowledged with a reason; an unknown one is refused', async () => {
    await using here = await house(TEXT);
    const { plan, call, compiled } = here;
    const annex = compiled.gaps.find(({ kind }) => kind === 'missing-annex');
    const gap = `missing-annex:${annex?.detail}`;
    assert.equal((await call('acknowledge-gap', { plan, gap, seen: 0, reason: '附件另行印发' })).status, 200);
    assert.equal(
      (await call('acknowledge-gap', { plan, gap: 'missing-annex:无', seen: 0, reason: '无' })).status,
      404,
    );
    assert.ok((await here.board()).gaps.some(({ kind }) => kind === 'missing-annex'));
  });
});

function seenOf(reply: { answer: { decisions: readonly { sequence: number }[] } } | undefined): number {
  return reply?.answer.decisions[0]?.sequence ?? 0;
}
