import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { figureCode } from '../../statistics/figure-facts.ts';

let tools: TestKernel;
let app: Awaited<ReturnType<TestKernel['server']>>;
before(async () => {
  tools = await testKernel([pack]);
  app = await tools.server();
});
after(() => tools[Symbol.asyncDispose]());

interface Imported {
  readonly code?: string;
  readonly sha256: string;
  readonly already: boolean;
  readonly created: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly rejected: readonly {
    readonly row: number;
    readonly faults: readonly { readonly text: { readonly en: string } }[];
  }[];
}

async function send<Answer = Imported>(operation: string, body: string, query: object = {}): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/plan/${operation}?${new URLSearchParams(query as Record<string, string>)}`,
    payload: body,
    headers: { 'content-type': 'text/csv' },
  });
  return answer.json<Answer>();
}

const head = '指标,时期,地区,数值,单位,来源,发布日期';
const file = (...rows: readonly string[]) => [head, ...rows].join('\n');
const first = file(
  '渗透率,2024,全省,40.5,%,省统计局,2025-01-20',
  '渗透率,2025,全省,45.6,%,省统计局,2026-01-20',
  '渗透率,去年,全省,45.6,%,省统计局,2026-01-20',
);
const code = figureCode('渗透率', '全省');

describe('official statistics', { timeout: 60_000 }, () => {
  it('can be looked at before anything is kept', async () => {
    const preview = await send<{ missing: string[]; accepted: number; rejected: number }>(
      'preview-statistics',
      first,
    );
    assert.deepEqual([preview.missing, preview.accepted, preview.rejected], [[], 2, 1]);
    const other = await send<{ missing: string[]; accepted: null }>('preview-statistics', '指标,数\n甲,1');
    assert.deepEqual(other.missing, ['period', 'area', 'value', 'unit', 'source', 'publishedOn']);
    assert.equal(other.accepted, null);
    assert.equal((await tools.kernel.facts.query({ types: ['OfficialFigure'] })).entities.length, 0);
  });

  it('become facts whose source is the file, and every row that does not is told why', async () => {
    const imported = await send('import-statistics', first, { name: '统计.csv' });
    const sha256 = createHash('sha256').update(first).digest('hex');
    assert.deepEqual(
      [imported.sha256, imported.already, imported.created, imported.corrected],
      [sha256, false, 2, 0],
    );
    assert.deepEqual(
      imported.rejected.map(({ row, faults }) => [row, faults.map(({ text }) => text.en)]),
      [[4, ['“Period” is not understood: 去年. Write 2025, 2025Q3, 2025-09 or the like.']]],
    );
    const { entities } = await tools.kernel.facts.query({ types: ['OfficialFigure'] });
    assert.deepEqual(
      [...new Set(entities.map(({ facts }) => facts['value']?.by.source))],
      [`file:${sha256}`],
    );
  });

  it('make a measure of tier B, with the past as a series and evidence that holds', async () => {
    const made = await app.inject({
      method: 'POST',
      url: '/api/plan/measure-indicator',
      payload: { indicator: '渗透率', area: '全省', direction: 'up', decimals: 1 },
    });
    assert.deepEqual(made.json(), { measure: code, version: 1, unit: 'P1' });
    const { measures } = tools.kernel;
    const newest = await measures.newest(code);
    assert.deepEqual([newest?.value, newest?.tier], [45.6, 'B']);
    assert.equal((await measures.evaluate(code, '2025-06-30')).value, 40.5, 'as it was known of then');
    assert.deepEqual(verifyEvidence(await measures.bundle(newest?.id ?? '')), []);
  });

  it('change nothing when the same file comes again', async () => {
    const { entries } = await tools.kernel.audit.verify();
    const again = await send('import-statistics', first, { name: 'anders.csv' });
    assert.deepEqual([again.already, again.created, again.rejected.length], [true, 2, 1]);
    assert.equal((await tools.kernel.audit.verify()).entries, entries);
  });

  it('are superseded by a corrected file, and what stood before stays in the history', async () => {
    const corrected = first.replace(
      '45.6,%,省统计局,2026-01-20\n渗透率,去年',
      '46.1,%,省统计局,2026-02-20\n渗透率,去年',
    );
    const imported = await send('import-statistics', corrected, { name: '统计（更正）.csv' });
    assert.deepEqual([imported.created, imported.corrected, imported.unchanged], [0, 1, 1]);
    const { facts, measures } = tools.kernel;
    assert.equal((await measures.evaluate(code)).value, 46.1);
    const { entities } = await facts.query({ types: ['OfficialFigure'], q: 'period=="2025-12-31"' });
    const history = await facts.history({ entity: entities[0]?.id ?? '', limit: 10, attributes: ['value'] });
    assert.deepEqual(history.map(({ value }) => value).toSorted(), [45.6, 46.1]);
  });

  it('are listed with their files and indicators', async () => {
    const listed = (await app.inject('/api/plan/list-statistics')).json<{
      files: { name: string; rejected: number }[];
      indicators: { indicator: string; value: number; periods: number; measure: string | null }[];
    }>();
    assert.deepEqual(
      listed.files.map(({ name, rejected }) => [name, rejected]).toSorted(),
      [
        ['统计.csv', 1],
        ['统计（更正）.csv', 1],
      ].toSorted(),
    );
    assert.deepEqual(
      listed.indicators.map(({ indicator, value, periods, measure }) => [indicator, value, periods, measure]),
      [['渗透率', 46.1, 2, code]],
    );
  });

  it('are refused as a whole, and nothing is stored, when the file or its columns cannot be read', async () => {
    assert.equal((await send('import-statistics', '指标,数\n甲,1', { name: 'a' })).code, 'plan.bad-columns');
    assert.equal((await send('import-statistics', '\u0000', { name: 'a' })).code, 'tables.bad-table');
    const columns = JSON.stringify({ indicator: 1 });
    assert.equal((await send('preview-statistics', first, { columns })).code as never, 'plan.bad-columns');
    const none = await app.inject({
      method: 'POST',
      url: '/api/plan/measure-indicator',
      payload: { indicator: '没有', area: '全省', direction: 'up', decimals: 1 },
    });
    assert.deepEqual([none.statusCode, none.json<{ code: string }>().code], [404, 'plan.no-such-indicator']);
  });
});
