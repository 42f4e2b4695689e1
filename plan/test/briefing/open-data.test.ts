import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { csvRecords } from '@yuheng/kernel/csv-records';
import { briefed, type House, house } from './house.ts';

const run = promisify(execFile);
/** Folder with iati-activities-schema.xsd, iati-common.xsd and xml.xsd of the IATI standard 2.03. */
const schemas = process.env['YUHENG_IATI_SCHEMAS'] ?? '';

async function published({ app, call }: House, format: 'iati' | 'sdmx'): Promise<string> {
  const answer = await app.inject(`/api/plan/export-published-briefing?month=2026-03&format=${format}`);
  assert.equal(answer.statusCode, 200, (await call('list-published-briefings', {})).status.toString());
  return answer.body;
}

describe('open data of a briefing', () => {
  test('is valid by the schema of IATI 2.03', async (t) => {
    const usable = await Promise.all([
      access(join(schemas, 'iati-activities-schema.xsd')),
      run('xmllint', ['--version']),
    ]).catch(() => null);
    if (schemas === '' || usable === null) {
      t.skip(
        'not checked: needs xmllint, and YUHENG_IATI_SCHEMAS with the files of github.com/IATI/IATI-Schemas',
      );
      return;
    }
    const here = await house();
    await using tools = here.tools;
    await here.call('publish-briefing', { briefing: (await briefed(here)).id });
    const folder = await mkdtemp(join(tmpdir(), 'yuheng-iati-'));
    try {
      const file = join(folder, 'results.xml');
      await writeFile(file, await published(here, 'iati'));
      const schema = join(schemas, 'iati-activities-schema.xsd');
      await run('xmllint', ['--noout', '--nonet', '--schema', schema, file]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    assert.deepEqual(tools.reported, []);
  });

  test('is SDMX-CSV 2.0: the columns of the field guide, and an observation for each target that reads back', async () => {
    const here = await house();
    await using tools = here.tools;
    const { id, content } = await briefed(here);
    await here.call('publish-briefing', { briefing: id });
    const answer = await here.app.inject('/api/plan/export-published-briefing?month=2026-03&format=sdmx');
    assert.match(
      String(answer.headers['content-type']),
      /^application\/vnd\.sdmx\.data\+csv; ?version=2\.0\.0/,
    );
    const [head, ...records] = [...csvRecords(answer.body)].map(({ fields }) => fields);
    assert.ok(head !== undefined);
    // The first three columns are fixed; the components follow: dimensions, the measure, attributes.
    assert.deepEqual(head.slice(0, 3), ['STRUCTURE', 'STRUCTURE_ID', 'ACTION']);
    const dimensions = ['FREQ', 'REF_AREA', 'TARGET', 'TIME_PERIOD'];
    assert.deepEqual(head.slice(3, 8), [...dimensions, 'OBS_VALUE']);
    assert.equal(new Set(head).size, head.length, 'no two columns have one name');
    for (const name of head) assert.match(name, /^[A-Z][A-Z_]*$/);
    const rows = records.map(
      (fields) =>
        new Map(fields.map((field, at) => [head[at] ?? assert.fail('more fields than columns'), field])),
    );
    assert.ok(records.every(({ length }) => length === head.length));
    for (const row of rows) {
      assert.deepEqual([row.get('STRUCTURE'), row.get('ACTION')], ['dataflow', 'I']);
      assert.match(row.get('STRUCTURE_ID') ?? '', /^[A-Z][\w.]*:[A-Za-z0-9_$@-]+\(\d+\.\d+\.\d+\)$/);
      for (const name of dimensions) assert.notEqual(row.get(name), '', 'a key has no hole');
      assert.match(row.get('TIME_PERIOD') ?? '', /^\d{4}-\d{2}$/);
      assert.ok(['A', 'O'].includes(row.get('OBS_STATUS') ?? ''));
      assert.equal(row.get('OBS_VALUE') === '', row.get('OBS_STATUS') === 'O');
      assert.ok(Number.isFinite(Number(row.get('OBS_VALUE'))));
    }
    const keys = rows.map((row) => dimensions.map((name) => row.get(name)).join('.'));
    assert.equal(new Set(keys).size, keys.length, 'no two observations have one key');
    const read = new Map(rows.map((row) => [row.get('TARGET'), row]));
    assert.equal(read.size, content.targets.length);
    for (const { target, statistic, reading } of content.targets) {
      const row = read.get(target) ?? assert.fail(target);
      const number = (name: string) => (row.get(name) === '' ? null : Number(row.get(name)));
      assert.deepEqual(
        [
          number('OBS_VALUE'),
          number('GOAL'),
          row.get('INDICATOR'),
          row.get('UNIT_MEASURE'),
          row.get('EVIDENCE'),
        ],
        [
          statistic?.value.value ?? null,
          statistic?.goal?.value ?? null,
          statistic?.measure ?? '_Z',
          statistic?.unit ?? '_Z',
          reading?.evidence ?? '',
        ],
      );
    }
    assert.ok(
      rows.some((row) => row.get('OBS_STATUS') === 'A'),
      'something is measured',
    );
    assert.deepEqual(tools.reported, []);
  });
});
