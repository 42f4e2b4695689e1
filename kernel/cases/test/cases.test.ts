import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { entityId } from '../case-facts.ts';
import type { OpenCase } from '../cases.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor({ id: 'user:clerk' });
const request: OpenCase = {
  type: 'Repair',
  data: { lamp: '路灯 7' },
  owner: '市政局',
  finalDueAt: '2026-06-30T10:00:00.000Z',
};

async function open(change: Partial<OpenCase> = {}) {
  const [item] = await test.kernel.cases.open([{ ...request, ...change }], by);
  return item ?? assert.fail();
}

async function shown(item: { id: string; type: string }): Promise<Record<string, unknown>> {
  const entity = await test.kernel.facts.get(entityId(item));
  return Object.fromEntries(Object.entries(entity?.facts ?? {}).map(([name, { value }]) => [name, value]));
}

async function counts(): Promise<unknown> {
  const [row] = await test.database.query(
    `select (select count(*) from cases.case) as cases, (select count(*) from cases.journal) as journal,
       (select count(*) from facts.entity) as entities, (select count(*) from facts.history) as history,
       (select sequence from audit.head) as head, (select sum(version) from cases.case) as versions`,
  );
  return row;
}

describe('cases', () => {
  it('open with a due time, a first line in the journal, and their state as facts', async () => {
    const item = await open();
    assert.equal(item.state, 'reported');
    assert.equal(item.dueAt, '2026-03-05T10:00:00.000Z', 'three working days after Monday 2 March');
    assert.deepEqual(await test.kernel.cases.get(item.id), item);
    const {
      sequence,
      by: actor,
      transition,
      from,
      to,
      note,
    } = (await test.kernel.cases.journal(item.id))[0] ?? assert.fail();
    assert.deepEqual(
      { sequence, actor, transition, from, to, note },
      { sequence: 1, actor: 'user:clerk', transition: 'open', from: null, to: 'reported', note: '' },
    );
    assert.deepEqual(await shown(item), {
      state: 'reported',
      openedAt: test.clock.text,
      dueAt: item.dueAt,
      owner: '市政局',
    });
    assert.deepEqual(test.kernel.cases.transitions(item), ['begin']);
  });

  it('move, with every step in the journal and what is over gone from the facts', async () => {
    const { cases } = test.kernel;
    const { id, type, openedAt } = await open();
    const item = { id, type };
    test.clock.advance(1000);
    assert.equal(
      (await cases.move(id, 'begin', by, '')).dueAt,
      request.finalDueAt,
      'the case has its own due time there',
    );
    test.clock.advance(1000);
    const done = await cases.move(id, 'finish', by, '换了灯泡');
    assert.deepEqual(
      [done.state, done.closedAt, done.dueAt, done.version],
      ['done', test.clock.text, null, 3],
    );
    assert.deepEqual(await shown(item), {
      state: 'done',
      openedAt,
      owner: '市政局',
      closedAt: test.clock.text,
    });
    test.clock.advance(1000);
    const again = await cases.move(id, 'reopen', by, '');
    assert.deepEqual(await cases.get(id), again);
    assert.deepEqual(await shown(item), { state: 'reported', openedAt, owner: '市政局', dueAt: again.dueAt });
    const journal = await cases.journal(id);
    assert.deepEqual(
      journal.map(({ sequence, transition, from, to, note }) => [sequence, transition, from, to, note]),
      [
        [1, 'open', null, 'reported', ''],
        [2, 'begin', 'reported', 'working', ''],
        [3, 'finish', 'working', 'done', '换了灯泡'],
        [4, 'reopen', 'done', 'reported', ''],
      ],
    );
    assert.deepEqual(
      journal.map(({ at }) => at),
      journal.map(({ at }) => at).toSorted(),
    );
    const states = await test.kernel.facts.history({ entity: entityId(item), attributes: ['state'] });
    assert.deepEqual(
      states.map(({ value }) => value),
      ['reported', 'done', 'working', 'reported'],
    );
  });

  it('refuse steps that are not theirs, and store nothing', async () => {
    const { cases } = test.kernel;
    const { id } = await open();
    const earlier = await counts();
    await assert.rejects(cases.move(id, 'finish', by, 'x'), { code: 'cases.wrong-state' });
    await assert.rejects(cases.move(id, 'constructor', by, 'x'), { code: 'cases.unknown-transition' });
    await assert.rejects(cases.move('019a0000-0000-7000-8000-000000000000', 'begin', by, ''), {
      code: 'cases.not-found',
    });
    await assert.rejects(cases.move("'; --", 'begin', by, ''), { code: 'cases.not-found' });
    await assert.rejects(cases.open([{ ...request, type: 'toString' }], by), { code: 'cases.unknown-type' });
    await assert.rejects(cases.open([request, { ...request, type: 'Nothing' }], by), {
      code: 'cases.unknown-type',
    });
    await assert.rejects(cases.open([], by), { code: 'cases.batch-size' });
    await assert.rejects(
      cases.open(
        Array.from({ length: 501 }, () => request),
        by,
      ),
      { code: 'cases.batch-size' },
    );
    assert.deepEqual(await counts(), earlier);
  });

  it('open together with facts and rows of others, all or nothing', async () => {
    const { cases, facts } = test.kernel;
    const earlier = await counts();
    const together = { facts: [create('urn:together:1', { a: 1 })] };
    await assert.rejects(
      cases.open([request, request], by, { ...together, with: () => Promise.reject(new Error('not so')) }),
      /not so/,
    );
    await assert.rejects(cases.open([request], by, { facts: [{ op: 'delete', id: 'urn:together:none' }] }), {
      code: 'facts.not-found',
    });
    assert.deepEqual(await counts(), earlier);
    const seen: string[] = [];
    const opened = await cases.open([request, request], by, {
      ...together,
      with: async (items, tx) => {
        const rows = await tx.query<{ id: string }>('select id from cases.case where id = any ($1::uuid[])', [
          items.map(({ id }) => id),
        ]);
        seen.push(...rows.map(({ id }) => id));
      },
    });
    assert.deepEqual(
      seen.toSorted(),
      opened.map(({ id }) => id).toSorted(),
      'the cases are there when `with` runs',
    );
    assert.equal((await facts.get('urn:together:1'))?.facts['a']?.value, 1);
    assert.equal(
      (await cases.find([...opened.map(({ id }) => id), '019a0000-0000-7000-8000-000000000000'])).length,
      2,
    );
  });

  it('move once when several push at the same time', async () => {
    const { cases } = test.kernel;
    const { id } = await open();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => cases.move(id, 'begin', by, '')),
    );
    const codes = results.map((result) =>
      result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code,
    );
    assert.equal(codes.filter((code) => code === 'done').length, 1);
    assert.ok(
      codes.every((code) => ['done', 'cases.conflict', 'cases.wrong-state'].includes(code)),
      codes.join(),
    );
    assert.equal((await cases.journal(id)).length, 2);
    assert.equal((await cases.get(id)).version, 2);
    assert.equal(
      (await test.kernel.facts.history({ entity: entityId({ id, type: 'Repair' }), attributes: ['state'] }))
        .length,
      2,
    );
  });

  it('take steps of several cases together, or none of them', async () => {
    const { cases } = test.kernel;
    const [moving, revised] = [await open(), await open()];
    const opened = { open: [request] };
    const earlier = await counts();
    await assert.rejects(
      cases.change(
        'test.amend',
        { ...opened, move: [{ id: moving.id, transition: 'finish', note: 'x' }] },
        by,
      ),
      { code: 'cases.wrong-state' },
    );
    await assert.rejects(
      cases.change(
        'test.amend',
        { revise: [{ ...request, id: '019a0000-0000-7000-8000-000000000000', note: '' }] },
        by,
      ),
      { code: 'cases.not-found' },
    );
    await assert.rejects(
      cases.change(
        'test.amend',
        { ...opened, move: [{ id: moving.id, transition: 'begin', note: '' }] },
        by,
        {
          with: () => Promise.reject(new Error('not so')),
        },
      ),
      /not so/,
    );
    assert.deepEqual(await counts(), earlier);
    const revision = {
      id: revised.id,
      owner: null,
      finalDueAt: '2026-09-30T10:00:00.000Z',
      note: '新版改期',
    };
    const changed = await cases.change(
      'test.amend',
      { ...opened, move: [{ id: moving.id, transition: 'begin', note: '' }], revise: [revision] },
      by,
    );
    assert.deepEqual(
      changed.map(({ state, owner }) => [state, owner]),
      [
        ['reported', '市政局'],
        ['working', '市政局'],
        ['reported', null],
      ],
    );
    assert.deepEqual(await cases.get(revised.id), changed[2]);
    assert.equal(changed[2]?.dueAt, revised.dueAt, 'the working days of the present state run on');
    assert.equal((await cases.move(revised.id, 'begin', by, '')).dueAt, revision.finalDueAt);
    const [, line] = await cases.journal(revised.id);
    assert.deepEqual(
      [line?.transition, line?.from, line?.to, line?.note],
      ['revise', 'reported', 'reported', '新版改期'],
    );
    assert.ok(!Object.keys(await shown(revised)).includes('owner'), 'an owner that is gone is not shown');
  });

  it('have no due time where nobody has said one', async () => {
    const item = await open({ finalDueAt: null, owner: null });
    const moved = await test.kernel.cases.move(item.id, 'begin', by, '');
    assert.equal(moved.dueAt, null);
    assert.deepEqual(Object.keys(await shown(item)).toSorted(), ['openedAt', 'state']);
  });

  it('are read over HTTP with their journal', async () => {
    const item = await open();
    const app = await test.server();
    const answer = await app.inject(`/api/cases/read-case?id=${item.id}`);
    assert.equal(answer.statusCode, 200);
    const { transitions, journal, data } = answer.json();
    assert.deepEqual([transitions, journal.length, data], [['begin'], 1, { lamp: '路灯 7' }]);
    assert.equal(
      (await app.inject('/api/cases/read-case?id=019a0000-0000-7000-8000-000000000000')).statusCode,
      404,
    );
    assert.equal((await app.inject('/api/cases/read-case?id=7')).statusCode, 400);
  });

  it('of a faulty type do not load', async () => {
    const faulty = {
      ...fixturePack,
      cases: [{ ...(fixturePack.cases[0] ?? assert.fail()), initial: 'nowhere' }],
    };
    await assert.rejects(test.another([faulty]), /case type Repair: unknown state nowhere/);
  });
});
