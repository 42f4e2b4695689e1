import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskView } from '../../board/view.ts';
import { planHouse, tasksOf } from '../amend/house.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。（责任单位：市工业和信息化局、市财政局）

　　2.建设西部园区。

演练市人民政府
2025年1月10日
`;

test('a task without a unit gets one, with the reason in its journal; one with a unit keeps it', async () => {
  await using house = await planHouse();
  const plan = await house.draft(TEXT);
  const [named, without] = tasksOf(await house.plan(plan));
  const assign = (task: string | undefined, unit = '市发展改革委', reason = '市长办公会议定') =>
    house.call<TaskView>('assign-task', { task, unit, reason });
  assert.equal((await assign(without?.id)).answer.code, 'plan.still-draft');
  await house.acceptAll(plan);
  await house.call('confirm-plan', { plan });
  assert.equal((await assign(named?.id)).answer.code, 'plan.unit-named');
  assert.equal((await assign(without?.id, ' ')).status, 400);
  assert.equal((await assign(without?.id, '市发展改革委', '')).status, 400);
  const { units, case: driven } = (await assign(without?.id)).answer;
  assert.deepEqual(units, [{ unit: '市发展改革委', role: 'responsible' }]);
  const { cases } = house.tools.kernel;
  assert.equal((await cases.get(driven?.id ?? '')).owner, '市发展改革委');
  const last = (await cases.journal(driven?.id ?? '')).at(-1);
  assert.deepEqual([last?.transition, last?.note], ['assign', '市发展改革委 · 市长办公会议定']);
  await house.call('move-task', { task: without?.id, transition: 'cancel', note: '不再需要' });
  assert.equal((await assign(without?.id)).answer.code, 'plan.task-closed');
});

test('many tasks are given at once, each with its own result', async () => {
  await using house = await planHouse();
  const plan = await house.draft(
    TEXT.replace('2.建设西部园区。', '2.建设西部园区。\n\n　　3.发布园区地图。'),
  );
  await house.acceptAll(plan);
  await house.call('confirm-plan', { plan });
  const tasks = tasksOf(await house.plan(plan)).map(({ id }) => id);
  assert.equal(tasks.length, 3);
  const given = { unit: ' 市发展改革委', reason: '市长办公会议定' };
  const { status, answer } = await house.call<{
    results: { task: string; problem: { code: string } | null }[];
  }>('assign-tasks', { tasks, ...given });
  assert.equal(status, 200, JSON.stringify(answer));
  assert.deepEqual(
    answer.results.map(({ task, problem }) => [task, problem?.code ?? null]),
    [
      [tasks[0], 'plan.unit-named'],
      [tasks[1], null],
      [tasks[2], null],
    ],
  );
  const units = tasksOf(await house.plan(plan)).map((task) => task.units[0]?.unit);
  assert.deepEqual(units.slice(1), ['市发展改革委', '市发展改革委']);
  for (const wrong of [[], [tasks[1], tasks[1]]])
    assert.equal((await house.call('assign-tasks', { tasks: wrong, ...given })).status, 400);
  assert.equal((await house.call('assign-tasks', { tasks, unit: ' ', reason: 'x' })).status, 400);
});
