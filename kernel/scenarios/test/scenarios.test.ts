import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseStatements } from '../../facts/model/parse-entity.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import type { ProposedChange } from '../proposed-change.ts';
import type { Scenario } from '../scenario.ts';
import {
  changeScenario,
  makeScenario,
  overlaid,
  removeScenario,
  scenarioFor,
  scenariosFor,
  shareScenario,
} from '../scenarios.ts';
import { gardensPack } from './gardens-pack.ts';

const open = (value: unknown) => ({ open: { type: 'Property', value } });
const draftOf = (...changes: readonly ProposedChange[]) => ({ name: 'More', note: '', changes, delay: 0 });
const one: ProposedChange = {
  kind: 'create',
  type: 'Garden',
  count: 1,
  attributes: open(true),
  from: '2026-06-01',
};
const refused = (code: string) => (error: { code?: string }) => error.code === code;

async function plant({ kernel }: TestKernel): Promise<void> {
  await kernel.facts.write(
    [1, 2, 3].map((number) => ({
      op: 'create' as const,
      id: `urn:ngsi-ld:Garden:${number}`,
      types: ['Garden'],
      statements: parseStatements({ ...open(false), area: { value: number * 10, unitCode: 'MTK' } }),
    })),
    testActor(),
  );
}

describe('a scenario', () => {
  test('what a write would refuse is refused, and nothing is kept', async () => {
    await using tools = await testKernel([gardensPack]);
    await plant(tools);
    const garden = (attributes: Record<string, unknown>): ProposedChange => ({ ...one, attributes });
    const id = 'urn:ngsi-ld:Garden:1';
    const cases: readonly (readonly [string, ProposedChange])[] = [
      ['facts.wrong-value', garden(open('yes'))],
      ['facts.wrong-unit', garden({ area: { value: 5, unitCode: 'MTR' } })],
      ['facts.wrong-value', garden({ area: { value: -5, unitCode: 'MTK' } })],
      ['facts.wrong-kind', garden({ city: { value: 'x' } })],
      ['facts.bad-attribute', garden({ open: null })],
      ['facts.bad-name', garden({ '1 x': 5 })],
      ['facts.bad-type', { ...one, type: 'no type' } as ProposedChange],
      [
        'facts.bad-query',
        { kind: 'patch', which: { type: 'Garden', q: '((' }, attributes: open(true), from: '2026-06-01' },
      ],
      [
        'scenarios.nothing-selected',
        { kind: 'delete', which: { type: 'Garden', q: 'open==true' }, from: '2026-06-01' },
      ],
      ['scenarios.day-past', { ...one, from: '2026-03-01' } as ProposedChange],
      [
        'facts.not-found',
        { kind: 'rows', type: 'Garden', rows: [{ id: 'urn:x:9', from: '2026-06-01', attributes: null }] },
      ],
      [
        'cases.not-found',
        { kind: 'shift', case: '0198f0f0-0000-7000-8000-000000000000', workingDays: 3, from: '2026-06-01' },
      ],
      ['scenarios.too-many-changes', { ...one, count: 10_000 } as ProposedChange],
    ];
    for (const [code, change] of cases) {
      const changes = code === 'scenarios.too-many-changes' ? [change, change, change] : [change];
      await assert.rejects(makeScenario(tools.kernel, draftOf(...changes), testActor()), refused(code), code);
    }
    // Of what is gone nothing can be changed.
    const gone: ProposedChange = { kind: 'delete', which: { type: 'Garden', ids: [id] }, from: '2026-06-01' };
    const later: ProposedChange = {
      kind: 'patch',
      which: { type: 'Garden', ids: [id] },
      attributes: open(true),
      from: '2026-07-01',
    };
    await assert.rejects(
      makeScenario(tools.kernel, draftOf(gone, later), testActor()),
      refused('facts.not-found'),
    );
    assert.deepEqual(await scenariosFor(tools.kernel, testActor()), []);
  });

  test('so many a month, and everything later by working days', async () => {
    await using tools = await testKernel([gardensPack]);
    await plant(tools);
    const change: ProposedChange = {
      kind: 'patch',
      which: { type: 'Garden' },
      attributes: open(true),
      from: '2026-08-31',
      perMonth: 1,
    };
    const days = (delay: number) =>
      overlaid(tools.kernel, { changes: [change], delay }, ({ changes }) =>
        Promise.resolve(changes.map(({ at, change: { id } }) => `${at.slice(0, 10)} ${id.slice(-1)}`)),
      );
    assert.deepEqual(await days(0), ['2026-08-31 1', '2026-09-30 2', '2026-10-31 3']);
    // 31 August 2026 is a Monday.
    assert.deepEqual(await days(5), ['2026-09-07 1', '2026-10-07 2', '2026-11-07 3']);
  });

  test('a case is shifted and moved by the steps of its type, and shows it as facts', async () => {
    await using tools = await testKernel([gardensPack]);
    const { kernel } = tools;
    const [permit] = await kernel.cases.open(
      [{ type: 'Permit', data: {}, owner: null, finalDueAt: '2026-04-30T10:00:00.000Z' }],
      testActor(),
    );
    const id = permit?.id ?? '';
    const shift: ProposedChange = { kind: 'shift', case: id, workingDays: 30, from: '2026-04-01' };
    const grant: ProposedChange = { kind: 'move', case: id, transition: 'grant', from: '2026-05-01' };
    const [april, may] = await overlaid(
      kernel,
      { changes: [shift, grant], delay: 0 },
      async ({ facts, sql }) => {
        const at = async (time: string) =>
          (await facts.with(time).query({ types: ['Permit'] }, { sql })).entities[0]?.facts;
        return [await at('2026-04-02T00:00:00Z'), await at('2026-05-02T00:00:00Z')];
      },
    );
    assert.equal(april?.['dueAt']?.value, '2026-06-15T10:00:00.000Z');
    assert.equal(april?.['state']?.value, 'asked');
    assert.equal(may?.['state']?.value, 'granted');
    assert.equal(may?.['dueAt'], undefined);
    assert.equal((await kernel.cases.get(id)).finalDueAt, '2026-04-30T10:00:00.000Z');
    const twice = [grant, { ...grant, from: '2026-05-02' }] as const;
    await assert.rejects(makeScenario(kernel, draftOf(...twice), testActor()), refused('cases.wrong-state'));
  });

  test('who sees it, who changes it, and what was changed meanwhile', async () => {
    await using tools = await testKernel([gardensPack]);
    const { kernel } = tools;
    const author = testActor({ id: 'user:a', organisation: 'Bureau', roles: ['officer'] });
    const colleague = testActor({ id: 'user:b', organisation: 'Bureau', roles: ['officer'] });
    const stranger = testActor({ id: 'user:c', organisation: 'Other', roles: ['administrator'] });
    const { id } = await makeScenario(kernel, draftOf(one), author);
    const seen = async () => [
      (await scenariosFor(kernel, colleague)).length,
      (await scenariosFor(kernel, stranger)).length,
    ];
    assert.deepEqual(await seen(), [0, 0]);
    await assert.rejects(scenarioFor(kernel, id, colleague), refused('scenarios.not-found'));
    await shareScenario(kernel, id, 'organisation', author);
    assert.deepEqual(await seen(), [1, 0]);
    await assert.rejects(scenarioFor(kernel, id, stranger), refused('scenarios.not-found'));
    for (const act of [
      () => shareScenario(kernel, id, 'house', colleague),
      () => removeScenario(kernel, id, colleague),
      () => changeScenario(kernel, id, 1, draftOf(), colleague),
    ])
      await assert.rejects(act(), refused('scenarios.not-yours'));
    const changed = await changeScenario(kernel, id, 1, { ...draftOf(one), name: 'Less' }, author);
    assert.deepEqual([changed.version, changed.name], [2, 'Less']);
    await assert.rejects(
      changeScenario(kernel, id, 1, draftOf(one), author),
      refused('scenarios.changed-meanwhile'),
    );
    assert.deepEqual(await scenarioFor(kernel, id, colleague), { ...changed, reach: 'organisation' });
    await shareScenario(kernel, id, 'house', author);
    assert.deepEqual(await seen(), [1, 1]);
    await removeScenario(kernel, id, author);
    assert.deepEqual(await seen(), [0, 0]);
  });

  test('over HTTP: bad input is refused with its place, viewers read alone, a file becomes rows', async () => {
    await using tools = await testKernel([gardensPack]);
    const app = await tools.server();
    const post = (name: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api/scenarios/${name}`, payload });
    const made = await post('save-scenario', draftOf(one));
    assert.equal(made.statusCode, 200, made.body);
    for (const bad of [
      { ...draftOf(one), name: ' ' },
      { ...draftOf(one), delay: 0.5 },
      draftOf({ ...one, from: '2026-13-01' } as ProposedChange),
      draftOf({ ...one, more: 1 } as never),
      draftOf({ kind: 'drop' } as never),
      { ...draftOf(one), changes: Array.from({ length: 51 }, () => one) },
    ])
      assert.equal((await post('save-scenario', bad)).statusCode, 400, JSON.stringify(bad).slice(0, 200));
    const list = await app.inject('/api/scenarios/list-scenarios');
    assert.equal(list.json<{ scenarios: Scenario[] }>().scenarios.length, 1);
    const rows = await app.inject({
      method: 'POST',
      url: '/api/scenarios/preview-rows?type=Garden',
      headers: { 'content-type': 'text/csv' },
      payload:
        '编号,日期,open,area,kinds,colour,删除\nurn:g:1,2026-06-01,是,12.5,rose|fern,red,\nurn:g:2,2026-02-30,x,,,,\nno id,2026-06-01,maybe,ten,oak,,\nurn:g:3,2026-07-01,,,,,是\n',
    });
    assert.equal(rows.statusCode, 200, rows.body);
    const read = rows.json<{
      rows: unknown[];
      unknown: string[];
      rejected: number;
      faults: { faults: { code: string }[] }[];
    }>();
    assert.deepEqual(read.unknown, ['colour']);
    assert.deepEqual(read.rows, [
      {
        id: 'urn:g:1',
        from: '2026-06-01',
        attributes: {
          open: { type: 'Property', value: true },
          area: { type: 'Property', value: 12.5, unitCode: 'MTK' },
          kinds: { type: 'Property', value: ['rose', 'fern'] },
        },
      },
      { id: 'urn:g:3', from: '2026-07-01', attributes: null },
    ]);
    assert.deepEqual(
      read.faults.map(({ faults }) => faults.map(({ code }) => code)),
      [
        ['scenarios.row-bad-day'],
        [
          'scenarios.row-no-id',
          'scenarios.row-bad-value',
          'scenarios.row-bad-value',
          'scenarios.row-bad-value',
        ],
      ],
    );
    const guarded = await tools.server({ auth: true });
    const viewer = await headersOf(tools.kernel, 'viewer');
    const asViewer = await guarded.inject({
      method: 'POST',
      url: '/api/scenarios/save-scenario',
      headers: viewer,
      payload: draftOf(one),
    });
    assert.equal(asViewer.statusCode, 403);
  });
});
