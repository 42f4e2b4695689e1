import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { type ReportForm, reportCode } from '../../reports/report-form.ts';
import type { ReportView } from '../../reports/report-view.ts';
import { callPlan } from '../call-plan.ts';

let tools: TestKernel;
let app: Awaited<ReturnType<TestKernel['server']>>;
before(async () => {
  tools = await testKernel([pack], '2026-03-02T02:00:00.000Z');
  app = await tools.server();
});
after(() => tools[Symbol.asyncDispose]());

const call = <Answer>(name: string, input: object) => callPlan<Answer>(app, name, input);
const codeOf = async (name: string, input: object) => (await call(name, input)).answer.code;
const ok = async <Answer>(name: string, input: object): Promise<Answer> => {
  const { status, answer } = await call<Answer>(name, input);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
};

const asked: ReportForm = {
  title: '规上工业企业上云数',
  definition: '已把生产系统放到云上的规模以上工业企业。',
  unit: '万家',
  every: 'month',
  total: 'sum',
  direction: 'up',
  decimals: 2,
  documented: true,
  workingDays: 5,
  minimum: 0,
  maximum: 10,
  mostChange: 20,
  units: ['甲市', '乙市'],
  from: '2026-01-15',
  to: '2026-03-01',
};
const code = reportCode(asked.title);

type Form = { readonly id: string; readonly reports: readonly ReportView[] };
let form: string;
const reportOf = async (unit: string, period: string): Promise<ReportView> => {
  const { reports } = await ok<Form>('read-report-form', { form });
  const found = reports.find((report) => report.unit === unit && report.period === period);
  assert.ok(found);
  return found;
};
const submit = async (unit: string, period: string, value: number, more: object = {}) => {
  const { report } = await reportOf(unit, period);
  return { report, value, note: '', documents: [], ...more };
};
const proof = async () => {
  const { sha256, name } = await tools.kernel.files.put(
    { name: '台账.pdf', bytes: Buffer.from('%PDF-1.7 台账') },
    testActor(),
  );
  return { documents: [{ sha256, name }] };
};
const figure = async () => (await tools.kernel.measures.evaluate(code)).value;

describe('figures that units report', { timeout: 120_000 }, () => {
  it('are asked for by a form that makes sense', async () => {
    for (const [change, fault] of [
      [{ unit: '美元' }, 'plan.unit-not-known'],
      [{ unit: '什么' }, 'plan.unit-not-known'],
      [{ to: '2025-12-31' }, 'plan.periods-reversed'],
      [{ minimum: 11 }, 'plan.limits-reversed'],
      [{ to: '2060-01-01' }, 'plan.too-many-reports'],
      [{ units: ['甲市', '甲市'] }, 'http.bad-input'],
      [{ from: '2026-02-30' }, 'http.bad-input'],
    ] as const)
      assert.equal(await codeOf('make-report-form', { ...asked, ...change }), fault);
    assert.deepEqual((await ok<{ forms: unknown[] }>('list-report-forms', {})).forms, []);
    const made = await ok<{ form: string; measure: string; reports: number }>('make-report-form', asked);
    assert.deepEqual([made.measure, made.reports], [code, 6]);
    ({ form } = made);
    assert.equal(await codeOf('make-report-form', asked), 'plan.form-exists');
    const { reports } = await ok<Form>('read-report-form', { form });
    assert.deepEqual(
      reports.map(({ unit, period, state, dueAt }) => [unit, period, state, dueAt?.slice(0, 10)]),
      [
        ['甲市', '2026-01-31', 'asked', '2026-02-06'],
        ['甲市', '2026-02-28', 'asked', '2026-03-06'],
        ['甲市', '2026-03-31', 'asked', '2026-04-08'],
        ['乙市', '2026-01-31', 'asked', '2026-02-06'],
        ['乙市', '2026-02-28', 'asked', '2026-03-06'],
        ['乙市', '2026-03-31', 'asked', '2026-04-08'],
      ],
    );
  });

  it('are refused with a reason, and nothing is stored', async () => {
    const may = await proof();
    for (const [input, fault] of [
      [await submit('甲市', '2026-01-31', 1.2), 'plan.document-missing'],
      [await submit('甲市', '2026-01-31', 11, may), 'plan.figure-out-of-range'],
      [await submit('甲市', '2026-03-31', 1, may), 'plan.period-not-over'],
      [
        await submit('甲市', '2026-01-31', 1, { documents: [{ sha256: '0'.repeat(64), name: 'x.pdf' }] }),
        'plan.no-such-evidence',
      ],
    ] as const)
      assert.equal(await codeOf('submit-report', input), fault);
    assert.equal((await tools.kernel.facts.query({ types: ['ReportedFigure'] })).entities.length, 0);
  });

  it('count once every unit has reported, at tier C, and the figure verifies', async () => {
    const may = await proof();
    await ok('submit-report', await submit('甲市', '2026-01-31', 1.2, may));
    assert.equal(await figure(), null);
    const view = await ok<ReportView>('submit-report', await submit('乙市', '2026-01-31', 0.1, may));
    assert.deepEqual([view.state, view.value, view.documents], ['reported', 0.1, may.documents]);
    assert.equal(await figure(), 13_000);
    const { tier, id } = await tools.kernel.measures.evaluate(code);
    assert.equal(tier, 'C');
    assert.deepEqual(await verifyEvidence(await tools.kernel.measures.bundle(id)), []);
  });

  it('that jump against the period before are explained', async () => {
    const may = await proof();
    const jump = await submit('甲市', '2026-02-28', 1.5, may);
    assert.equal(await codeOf('submit-report', jump), 'plan.change-unexplained');
    await ok('submit-report', { ...jump, note: '新投产两个园区' });
    await ok('submit-report', await submit('乙市', '2026-02-28', 0.11, may));
    assert.equal(await figure(), 16_100);
  });

  it('do not count when they are sent back, until they are reported anew; what is accepted stays', async () => {
    const { report } = await reportOf('甲市', '2026-02-28');
    assert.equal(
      await codeOf('judge-report', { report, verdict: 'return', note: '' }),
      'cases.note-required',
    );
    await ok('judge-report', { report, verdict: 'return', note: '与台账不符' });
    assert.equal((await reportOf('甲市', '2026-02-28')).state, 'asked');
    // The newest period for which all have reported is the one before.
    assert.equal(await figure(), 13_000);
    await ok('submit-report', {
      ...(await submit('甲市', '2026-02-28', 1.3, await proof())),
      note: '已核对',
    });
    assert.equal(await figure(), 14_100);
    await ok('judge-report', { report, verdict: 'accept', note: '' });
    assert.equal(
      await codeOf('submit-report', await submit('甲市', '2026-02-28', 1.4, await proof())),
      'cases.wrong-state',
    );
    assert.equal(
      await codeOf('judge-report', { report, verdict: 'return', note: '晚了' }),
      'cases.wrong-state',
    );
    const { journal } = await ok<{ journal: { transition: string; value: number | null }[] }>('read-report', {
      report,
    });
    assert.deepEqual(
      journal.map(({ transition, value }) => [transition, value]),
      [
        ['open', null],
        ['report', 1.5],
        ['return', null],
        ['report', 1.3],
        ['accept', null],
      ],
    );
  });

  it('are a unit’s own; the office judges', async () => {
    const key = await tools.kernel.identity.issueKey(
      testActor({ id: 'key:jia', roles: ['officer'], organisation: '甲市' }),
    );
    const closed = await tools.server({ auth: true });
    const send = async (name: string, payload: object) =>
      (
        await closed.inject({
          method: 'POST',
          url: `/api/plan/${name}`,
          payload,
          headers: { authorization: `Bearer ${key}` },
        })
      ).json<{ code?: string }>().code;
    const { report } = await reportOf('乙市', '2026-02-28');
    const other = { report, value: 0.1, note: '代报', ...(await proof()) };
    assert.equal(await send('submit-report', other), 'cases.not-yours');
    assert.equal(await send('judge-report', { report, verdict: 'accept', note: '' }), 'cases.not-yours');
    assert.equal(await send('make-report-form', { ...asked, title: '另一张' }), 'plan.not-yours');
    assert.equal(await send('end-report-form', { form, reason: '不要了' }), 'plan.not-yours');
  });

  it('are reminded of and told late; an ended form asks for nothing more', async () => {
    tools.clock.set('2026-04-09T02:00:00.000Z');
    while ((await tools.kernel.cases.sendDue()) > 0);
    const late = await reportOf('甲市', '2026-03-31');
    assert.equal(late.notice, 'yellow');
    const counts = async () => {
      const { forms } = await ok<{
        forms: { asked: number; reported: number; late: number; unjudged: number }[];
      }>('list-report-forms', {});
      const [
        { asked: all, reported, late: overdue, unjudged } = { asked: 0, reported: 0, late: 0, unjudged: 0 },
      ] = forms;
      return [all, reported, overdue, unjudged];
    };
    assert.deepEqual(await counts(), [6, 4, 2, 3]);
    assert.deepEqual(await ok('end-report-form', { form, reason: '已由系统采集' }), { dropped: 2 });
    assert.equal(await codeOf('end-report-form', { form, reason: '又一次' }), 'plan.form-ended');
    assert.deepEqual(await counts(), [4, 4, 0, 3]);
    assert.equal(await figure(), 14_100);
  });
});
