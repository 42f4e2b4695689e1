import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStatements } from '../../facts/model/parse-entity.ts';
import { compileMeasure } from '../../measures/evaluator.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { makeScenario, overlaid } from '../scenarios.ts';
import { timesOf, traceMeasure } from '../trace-measure.ts';
import { gardensPack } from './gardens-pack.ts';

const MARK = 'urn:yuheng:scenario';
const NAME = 'Garden nobody has planted';

/** Every table of every schema -> its rows as text. */
async function allRows({ database }: TestKernel): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const rows = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const found = await database.query<{ row: string }>(
      `select t::text as row from ${name} t order by 1`,
      [],
    );
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return rows;
}

test('nothing of a scenario reaches facts, subscriptions, NGSI-LD, exports or measurements: only its own table and the log grow', async () => {
  await using tools = await testKernel([gardensPack]);
  const { kernel } = tools;
  const app = await tools.server();
  await kernel.facts.write(
    [
      {
        op: 'create',
        id: 'urn:ngsi-ld:Garden:1',
        types: ['Garden'],
        statements: parseStatements({ open: { type: 'Property', value: true } }),
      },
    ],
    testActor(),
  );
  await kernel.measures.start();
  const subscribed = await app.inject({
    method: 'POST',
    url: '/ngsi-ld/v1/subscriptions',
    payload: {
      id: 'urn:ngsi-ld:Subscription:gardens',
      type: 'Subscription',
      entities: [{ type: 'Garden' }],
      notification: { endpoint: { uri: 'http://127.0.0.1:9/never' } },
    },
  });
  assert.equal(subscribed.statusCode, 201);
  const newest = await kernel.measures.newest('open-gardens');
  assert.equal(newest?.value, 1);
  const bundle = await kernel.measures.bundle(newest.id);
  const before = await allRows(tools);

  const scenario = await makeScenario(
    kernel,
    {
      name: NAME,
      note: '',
      delay: 0,
      changes: [
        {
          kind: 'create',
          type: 'Garden',
          count: 5,
          attributes: { open: { type: 'Property', value: true } },
          from: '2026-05-01',
          perMonth: 1,
        },
        { kind: 'delete', which: { type: 'Garden' }, from: '2026-12-01' },
      ],
    },
    testActor(),
  );
  const measure = compileMeasure(kernel.measures.definition('open-gardens'));
  const trace = await overlaid(kernel, scenario, ({ facts, timeline, sql }) =>
    traceMeasure(
      measure,
      timesOf(measure, timeline.happenings, tools.clock.text, '2026-12-31T00:00:00.000Z'),
      facts,
      sql,
    ),
  );
  // It was really evaluated, up to taking away what is there.
  assert.deepEqual(
    trace.map((point) => [point.without, point.with]),
    [
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
      [1, 6],
      [1, 5],
      [1, 5],
    ],
  );

  const after = await allRows(tools);
  // Keepers of the house write these by the clock, whatever anybody does.
  const kept = ['facts.lease', 'facts.census'];
  const grown = [...after].filter(
    ([name, rows]) => !kept.includes(name) && JSON.stringify(rows) !== JSON.stringify(before.get(name)),
  );
  assert.deepEqual(grown.map(([name]) => name).toSorted(), [
    'audit.entry',
    'audit.head',
    'scenarios.scenario',
  ]);
  for (const [name, rows] of after) {
    if (name === 'scenarios.scenario') continue;
    assert.ok(!rows.some((row) => row.includes(MARK) || row.includes(NAME)), name);
  }
  // What the outside can ask says what it said.
  const gardens = await app.inject('/ngsi-ld/v1/entities?type=Garden&count=true');
  assert.equal(gardens.headers['ngsild-results-count'], '1');
  const past = await app.inject(
    '/ngsi-ld/v1/temporal/entities?type=Garden&timerel=after&timeAt=2000-01-01T00:00:00Z',
  );
  assert.ok(!past.body.includes(MARK));
  const types = await app.inject('/ngsi-ld/v1/types?details=true');
  assert.ok(!types.body.includes(MARK));
  assert.equal((await kernel.measures.evaluate('open-gardens')).id, newest.id);
  // Only the head of the log has gone on.
  assert.deepEqual({ ...(await kernel.measures.bundle(newest.id)), proof: null }, { ...bundle, proof: null });
  assert.equal((await app.inject(`/ngsi-ld/v1/entities/${MARK}:1:00001`)).statusCode, 404);
});

test('the snapshot under a scenario refuses to be written', async () => {
  await using tools = await testKernel([gardensPack]);
  await assert.rejects(
    overlaid(tools.kernel, { changes: [], delay: 0 }, ({ sql }) =>
      sql.query(`insert into facts.tenant (name, created_at) values ('x', now())`, []),
    ),
    /read-only|read.only/i,
  );
});
