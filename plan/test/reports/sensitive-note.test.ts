import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { reportCode } from '../../reports/report-form.ts';
import type { ReportView } from '../../reports/report-view.ts';

const NOTE = '因两家企业停产，数据未报全';
const FORM = {
  title: '停产企业数',
  definition: '停产一个月以上的企业。',
  unit: '家',
  every: 'month',
  total: 'sum',
  direction: 'down',
  decimals: 0,
  documented: false,
  workingDays: 5,
  minimum: null,
  maximum: null,
  mostChange: null,
  units: ['甲市'],
  from: '2026-01-31',
  to: '2026-01-31',
};

/** Viewers of the house read figures, and not what units say of them. */
const HOUSE = `@id("notes") forbid (principal in Role::"viewer", action == Action::"facts.read-attribute",
  resource == Attribute::"note");`;

type App = Awaited<ReturnType<TestKernel['server']>>;

async function post<Answer>(app: App, url: string, payload: object): Promise<Answer> {
  const answer = await app.inject({ method: 'POST', url, payload });
  assert.ok(answer.statusCode < 300, answer.body);
  return answer.json() as Answer;
}

test('what a unit says of a figure is for those who may read it, and does not travel with the facts', async () => {
  await using tools = await testKernel([pack], '2026-03-02T02:00:00.000Z');
  const { kernel, database } = tools;
  await kernel.policy.check([{ source: 'house', text: HOUSE }]).then(kernel.policy.replace);
  const app = await tools.server();
  const guarded = await tools.server({ auth: true });
  const headersFor = async (role: 'viewer' | 'officer') => {
    const key = await kernel.identity.issueKey(testActor({ id: `key:${role}`, roles: [role] }));
    return { authorization: `Bearer ${key}` };
  };
  const { form } = await post<{ form: string }>(app, '/api/plan/make-report-form', FORM);
  const formOf = async (role: 'viewer' | 'officer') => {
    const url = `/api/plan/read-report-form?form=${form}`;
    const answer = await guarded.inject({ url, headers: await headersFor(role) });
    return (answer.json() as { reports: readonly ReportView[] }).reports[0];
  };
  const report = (await formOf('officer'))?.report ?? '';
  const said = { report, value: 2, note: NOTE, documents: [] };
  const view = await post<ReportView>(app, '/api/plan/submit-report', said);
  assert.equal(view.note, NOTE);

  // In the console: whoever may read it does, others do not.
  assert.deepEqual([(await formOf('officer'))?.note, (await formOf('officer'))?.value], [NOTE, 2]);
  assert.deepEqual([(await formOf('viewer'))?.note, (await formOf('viewer'))?.value], ['', 2]);

  // In the graph, its past and its log there is a digest of it.
  const kept = await kernel.facts.query({ types: ['ReportedFigure'] });
  assert.match(JSON.stringify(kept.entities[0]?.facts['note']?.value), /^\{"sealedDigest":"[0-9a-f]{64}"\}$/);
  for (const table of ['facts.entity', 'facts.history', 'facts.change', 'audit.entry', 'facts.concealed']) {
    const rows = await database.query(`select 1 as one from ${table} row where row::text like $1 limit 1`, [
      `%${NOTE}%`,
    ]);
    assert.equal(rows.length, 0, table);
  }

  // Over NGSI-LD: revealed to whoever may read it; asked by it nobody is answered.
  const read = async (role: 'viewer' | 'officer', more = '') =>
    guarded.inject({
      url: `/ngsi-ld/v1/entities?type=ReportedFigure${more}`,
      headers: await headersFor(role),
    });
  assert.ok((await read('officer')).body.includes(NOTE));
  assert.ok(!(await read('viewer')).body.includes(NOTE));
  const asked = await read('officer', `&q=${encodeURIComponent(`note=="${NOTE}"`)}`);
  assert.equal(asked.statusCode, 403, asked.body);

  // Evidence of the figure, and what is exported of it, hold without it.
  const code = reportCode(FORM.title);
  const measurement = await kernel.measures.evaluate(code);
  assert.equal(measurement.value, 2);
  const bundle = await kernel.measures.bundle(measurement.id);
  assert.ok(!JSON.stringify(bundle).includes(NOTE));
  const faults = (await tools.walk()).filter(({ table }) => table.startsWith('facts.'));
  assert.deepEqual(faults, []);

  // Corrected and sent back it is as it was.
  await post(app, '/api/plan/judge-report', { report, verdict: 'return', note: '请补全' });
  assert.equal((await formOf('officer'))?.note, NOTE);
  await post(app, '/api/plan/submit-report', { ...said, value: 3, note: '已补全' });
  assert.deepEqual([(await formOf('officer'))?.note, (await formOf('officer'))?.value], ['已补全', 3]);
});
