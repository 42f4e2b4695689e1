import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import type { TargetForecast } from '../../board/target-forecast.ts';
import type { Board, PlanView } from '../../board/view.ts';
import { pack } from '../../pack.ts';
import { changeByTwo } from '../by-two.ts';
import { callPlan } from '../call-plan.ts';
import { parksPack } from '../parks-pack.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、总体目标

　　到2027年底，建成3个以上数字园区，形成一批应用场景。

　　二、主要任务

　　（一）建设园区。

　　1.建设东部园区。2026年6月底前完成。（责任单位：市工业和信息化局、市财政局）

　　2.建设西部园区。（责任单位：市发展改革委）

演练市人民政府
2025年1月10日
`;

interface House {
  readonly tools: TestKernel;
  readonly app: Awaited<ReturnType<TestKernel['server']>>;
}

async function house(): Promise<House> {
  const tools = await testKernel([pack as never, parksPack]);
  await tools.kernel.jobs.start(tools.kernel);
  return { tools, app: await tools.server() };
}

const call = <Answer>({ app }: House, name: string, input: object, body?: string) =>
  callPlan<Answer>(app, name, input, body);

async function boardOf(here: House): Promise<readonly PlanView[]> {
  return (await call<Board>(here, 'read-board', {})).answer.plans;
}

async function imported(here: House): Promise<PlanView> {
  const { status } = await call(here, 'import-document', { name: 'a.txt' }, TEXT);
  assert.equal(status, 200);
  const [plan] = await boardOf(here);
  assert.ok(plan);
  return plan;
}

async function acceptAll(here: House, plan: PlanView): Promise<void> {
  const own = (id: string): string => id.slice(plan.id.length + 1);
  const things = [
    ...plan.sections.flatMap(({ tasks }) => tasks).map(({ id }) => ({ kind: 'item', id: own(id), seen: 0 })),
    ...plan.targets.map(({ id }) => ({ kind: 'target', id: own(id), seen: 0 })),
  ];
  assert.equal((await call(here, 'accept-things', { plan: plan.id, things })).status, 200);
}

async function atWork(here: House, plan: PlanView): Promise<void> {
  await acceptAll(here, plan);
  assert.equal((await call(here, 'confirm-plan', { plan: plan.id })).status, 200);
}

const park = (number: number, open: boolean, observedAt: string): object => ({
  id: `urn:ngsi-ld:Park:${number}`,
  type: 'Park',
  open: { type: 'Property', value: open, observedAt },
});

describe('the board', () => {
  test('an imported document is a draft with its tree, targets and facts of its own', async () => {
    const here = await house();
    await using tools = here.tools;
    const plan = await imported(here);
    assert.equal(plan.state, 'draft');
    assert.equal(plan.title, '演练市数字园区行动计划');
    assert.equal(plan.issueDate, '2025-01-10');
    assert.equal(plan.counts.tasks, 2);
    assert.deepEqual(
      plan.sections.flatMap(({ tasks }) => tasks).map(({ due }) => due),
      ['2026-06-30', null],
    );
    const target = plan.targets.find(({ kind }) => kind === 'numeric');
    assert.deepEqual(
      [target?.goal?.shown, target?.unit, target?.due, target?.lamp, target?.reason.key],
      [3, '个', '2027-12-31', 'none', 'no-measure'],
    );
    const document = await call<{ text: string }>(here, 'read-document', { document: plan.document });
    assert.equal(document.answer.text.slice(target?.span.start, target?.span.end), target?.quote);
    const { entities } = await tools.kernel.facts.query({ types: ['ActionPlan'] });
    assert.equal(entities[0]?.facts['state']?.value, 'draft');
  });

  test('the same bytes twice are refused, also at the same moment, and nothing is stored twice', async () => {
    const here = await house();
    await using tools = here.tools;
    const answers = await Promise.all(
      [1, 2, 3].map(() => call<{ document: string }>(here, 'import-document', { name: 'a.txt' }, TEXT)),
    );
    assert.equal(new Set(answers.map(({ answer }) => answer.document)).size, 1, 'one job, one result');
    assert.equal((await boardOf(here)).length, 1);
    const again = await call<{ values?: { plan?: string } }>(
      here,
      'import-document',
      { name: 'b.txt' },
      TEXT,
    );
    assert.equal(again.answer.values?.plan, (await boardOf(here))[0]?.id);
    const rows = await tools.database.query('select 1 as one from plan.document');
    assert.equal(rows.length, 1);
    assert.equal((await tools.kernel.facts.query({ types: ['ActionPlan'] })).entities.length, 1);
  });

  test('what is no plan is refused with its code, and nothing is stored', async () => {
    const here = await house();
    await using tools = here.tools;
    for (const [body, code] of [
      ['', 'plan.empty-document'],
      ['从前有座山。', 'plan.not-a-plan'],
      ['a\0b', 'plan.not-text'],
    ] as const) {
      const { answer } = await call(here, 'import-document', { name: 'x.txt' }, body);
      assert.equal(answer.code, code);
    }
    assert.deepEqual(
      await tools.database.query(
        `select 1 as one from audit.entry where action not in ('jobs.run', 'measures.define')`,
      ),
      [],
    );
    for (const table of ['plan.document', 'plan.original'])
      assert.deepEqual(await tools.database.query(`select 1 as one from ${table}`), []);
  });

  test('confirming opens a case per task, owned by the first unit and due in working days', async () => {
    const here = await house();
    await using tools = here.tools;
    const plan = await imported(here);
    await acceptAll(here, plan);
    assert.deepEqual((await call(here, 'confirm-plan', { plan: plan.id })).answer, { tasks: 2 });
    assert.equal((await call(here, 'confirm-plan', { plan: plan.id })).answer.code, 'plan.wrong-state');
    const [live] = await boardOf(here);
    const tasks = live?.sections.flatMap((section) => section.tasks) ?? [];
    assert.deepEqual(
      tasks.map((task) => task.case?.state),
      ['pending', 'pending'],
    );
    // Ten working days after Monday 2 March 2026, at closing time in China.
    assert.equal(tasks[0]?.case?.dueAt, '2026-03-16T10:00:00.000Z');
    const [first] = await tools.kernel.cases.find([tasks[0]?.case?.id ?? '']);
    assert.deepEqual([first?.owner, first?.finalDueAt], ['市工业和信息化局', '2026-06-30T10:00:00.000Z']);
  });

  test('a task moves through its states, with a journal, and only as its type allows', async () => {
    const here = await house();
    await using tools = here.tools;
    assert.deepEqual(tools.reported, []);
    const plan = await imported(here);
    const [task] = plan.sections.flatMap((section) => section.tasks);
    const move = (transition: string, note = '') =>
      call<{ case: { state: string } }>(here, 'move-task', { task: task?.id, transition, note });
    assert.equal((await move('accept')).answer.code, 'plan.still-draft');
    await acceptAll(here, plan);
    await call(here, 'confirm-plan', { plan: plan.id });
    assert.equal((await move('approve')).answer.code, 'cases.wrong-state');
    assert.equal((await move('accept')).answer.case.state, 'signed');
    assert.equal((await move('begin')).answer.case.state, 'working');
    assert.equal((await move('report')).answer.code, 'cases.note-required');
    assert.equal((await move('report', '园区已封顶')).answer.case.state, 'reported');
    assert.equal((await move('review')).answer.case.state, 'review');
    assert.equal((await move('return', '缺验收材料')).answer.case.state, 'working');
  });

  test('a bound target follows its facts, has a history, and its lamp turns', async () => {
    const here = await house();
    await using tools = here.tools;
    const plan = await imported(here);
    const target = plan.targets.find(({ kind }) => kind === 'numeric')?.id ?? '';
    const past = [
      {
        id: 'urn:ngsi-ld:Park:1',
        type: 'Park',
        open: [{ type: 'Property', value: true, observedAt: '2024-12-20T00:00:00Z' }],
      },
    ];
    await here.app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/temporal/entityOperations/upsert',
      payload: past,
    });
    const now = tools.clock.now().toISOString();
    await here.app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entityOperations/upsert',
      payload: [park(1, true, now), park(2, true, now), park(3, false, now)],
    });
    const suggested = await call<{ measures: { code: string }[] }>(here, 'suggest-measures', { target });
    assert.deepEqual(
      suggested.answer.measures.map(({ code }) => code),
      ['digital-parks'],
    );
    const bind = (measure: string | null) => changeByTwo(tools.kernel, 'plan.binding', { target, measure });
    const onBoard = async () =>
      (await boardOf(here))[0]?.targets.find(({ id }) => id === target) ?? assert.fail();
    assert.equal((await bind('digital-parks')).code, 'plan.unconfirmed');
    assert.equal((await boardOf(here))[0]?.counts.measuredTargets, 0);
    await atWork(here, plan);
    const { preview } = await bind('digital-parks');
    assert.deepEqual(
      preview?.effects.map(({ before, after }) => [before?.lamp, before?.value, after?.lamp, after?.value]),
      [['none', null, 'warning', 2]],
    );
    const bound = { answer: await onBoard() };
    assert.equal(bound.answer.reading?.quantity.shown, 2);
    assert.equal(bound.answer.reading?.facts, 2);
    // A person said so twice: that is too little for a trend, and the quarters between are no readings.
    assert.deepEqual([bound.answer.lamp, bound.answer.reason.key], ['warning', 'uncertain']);
    const { method, points } = bound.answer.forecast ?? {};
    assert.deepEqual([method, points], ['reference-class', 2]);
    const ahead = await call<TargetForecast>(here, 'read-forecast', { target });
    assert.equal(ahead.answer.forecast?.chance, bound.answer.forecast?.chance);
    assert.equal(ahead.answer.from, bound.answer.reading?.at);
    assert.equal(ahead.answer.forecast?.fan.at(-1)?.at.slice(0, 10), '2027-12-31');
    assert.deepEqual(ahead.answer.line.at(-1), { at: '2027-12-31', shown: 3 });
    assert.ok((ahead.answer.pace.needed ?? 0) > 0);
    assert.deepEqual(
      bound.answer.trend.map(({ shown }) => shown),
      [1, 2],
    );
    await here.app.inject({
      method: 'PATCH',
      url: '/ngsi-ld/v1/entities/urn:ngsi-ld:Park:3/attrs',
      payload: { open: { type: 'Property', value: true } },
    });
    await tools.kernel.measures.evaluate('digital-parks');
    const [after] = await boardOf(here);
    const met = after?.targets.find(({ id }) => id === target);
    assert.deepEqual([met?.reading?.quantity.shown, met?.reason.key], [3, 'met']);
    assert.equal((await bind(null)).status, 200);
    const freed = await onBoard();
    assert.deepEqual([freed.reading, freed.reason.key], [null, 'no-measure']);
  });

  test('a measure of another unit cannot be bound, nor an unknown one', async () => {
    const here = await house();
    await using tools = here.tools;
    assert.deepEqual(tools.reported, []);
    const plan = await imported(here);
    await atWork(here, plan);
    const qualitative = plan.targets.find(({ kind }) => kind === 'qualitative')?.id ?? '';
    assert.equal(
      (await changeByTwo(tools.kernel, 'plan.binding', { target: qualitative, measure: 'digital-parks' }))
        .code,
      'plan.unit-differs',
    );
    assert.equal(
      (await changeByTwo(tools.kernel, 'plan.binding', { target: qualitative, measure: 'nothing' })).code,
      'measures.not-found',
    );
    assert.equal(
      (await changeByTwo(tools.kernel, 'plan.binding', { target: 'x:y', measure: null })).code,
      'plan.not-found',
    );
  });

  test('a removed plan leaves the board with its open tasks cancelled, and may be imported again', async () => {
    const here = await house();
    await using tools = here.tools;
    assert.deepEqual(tools.reported, []);
    const plan = await imported(here);
    await acceptAll(here, plan);
    await call(here, 'confirm-plan', { plan: plan.id });
    const alone = await call(here, 'remove-plan', { plan: plan.id, reason: '换用新版' });
    assert.equal(alone.answer.code, 'plan.needs-proposal');
    const { status, preview } = await changeByTwo(tools.kernel, 'plan.removal', { plan: plan.id });
    assert.equal(status, 200);
    assert.deepEqual(
      preview?.differences.map(({ label, before, after }) => [label.en, before?.en, after?.en]),
      [
        ['Plan', '演练市数字园区行动计划 · 演练〔2025〕3号 · 2025-01-10', 'off the board'],
        ['Targets', '2 on the board, 0 of them measured', undefined],
        ['Work on tasks', '2 open, 0 closed', 'the 2 open ones are cancelled, the 0 closed ones stay'],
      ],
    );
    const states = await tools.database.query('select state from cases.case');
    assert.deepEqual(states, [{ state: 'cancelled' }, { state: 'cancelled' }]);
    assert.deepEqual(await boardOf(here), []);
    assert.equal((await call(here, 'remove-plan', { plan: plan.id, reason: '再次' })).status, 404);
    await imported(here);
  });
});
