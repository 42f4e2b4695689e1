import assert from 'node:assert/strict';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import type { Board, PlanView } from '../../board/view.ts';
import type { Briefing } from '../../briefing/briefing.ts';
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

　　1.建设东部园区。2026年1月底前完成。（责任单位：市工业和信息化局、市财政局）

　　2.建设西部园区。（责任单位：市发展改革委）

　　3.建设<南部>园区&港区。2026年12月底前完成。（责任单位：市发展改革委）

演练市人民政府
2025年1月10日
`;

export interface House {
  readonly tools: TestKernel;
  readonly app: Awaited<ReturnType<TestKernel['server']>>;
  readonly plan: PlanView;
  call<Answer>(
    name: string,
    input: object,
    body?: string,
  ): Promise<{ status: number; answer: Answer & { code?: string } }>;
}

/** A plan at work: its target measured by two open parks, its second task done, its first overdue. */
export async function house(): Promise<House> {
  const tools = await testKernel([pack as never, parksPack]);
  await tools.kernel.jobs.start(tools.kernel);
  const app = await tools.server();
  const call = <Answer>(name: string, input: object, body?: string) =>
    callPlan<Answer>(app, name, input, body);
  const board = async () => (await call<Board>('read-board', {})).answer.plans[0];
  assert.equal((await call('import-document', { name: 'a.txt' }, TEXT)).status, 200);
  const draft = await board();
  assert.ok(draft);
  const own = (id: string): string => id.slice(draft.id.length + 1);
  const tasks = draft.sections.flatMap((section) => section.tasks);
  const things = [
    ...tasks.map(({ id }) => ({ kind: 'item', id: own(id), seen: 0 })),
    ...draft.targets.map(({ id }) => ({ kind: 'target', id: own(id), seen: 0 })),
  ];
  assert.equal((await call('accept-things', { plan: draft.id, things })).status, 200);
  assert.equal((await call('confirm-plan', { plan: draft.id })).status, 200);
  const at = tools.clock.now().toISOString();
  const park = (number: number) => ({
    id: `urn:ngsi-ld:Park:${number}`,
    type: 'Park',
    open: { type: 'Property', value: true, observedAt: at },
  });
  await app.inject({
    method: 'POST',
    url: '/ngsi-ld/v1/entityOperations/upsert',
    payload: [park(1), park(2)],
  });
  const target = draft.targets.find(({ kind }) => kind === 'numeric')?.id;
  const bound = await changeByTwo(tools.kernel, 'plan.binding', { target, measure: 'digital-parks' });
  assert.equal(bound.status, 200);
  for (const [transition, note] of [
    ['accept', ''],
    ['begin', ''],
    ['report', '园区已封顶，联系人张三'],
    ['review', ''],
    ['approve', ''],
  ])
    assert.equal((await call('move-task', { task: tasks[1]?.id, transition, note })).status, 200);
  const plan = await board();
  assert.ok(plan);
  return { tools, app, plan, call };
}

/** Makes a briefing and reads it. */
export async function briefed(
  { call }: House,
  input: object = {},
): Promise<{ readonly id: string; readonly content: Briefing }> {
  const made = await call<{ briefing: string }>('make-briefing', {
    month: '2026-03',
    issuer: '演练市统筹办公室',
    code: '演数督',
    ...input,
  });
  assert.equal(made.status, 200, JSON.stringify(made.answer));
  const read = await call<{ content: Briefing }>('read-briefing', { briefing: made.answer.briefing });
  assert.equal(read.status, 200);
  return { id: made.answer.briefing, content: read.answer.content };
}
