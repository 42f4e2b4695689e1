import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../../confirm/decision.ts';
import { planHouse } from '../amend/house.ts';
import { changeByTwo } from '../by-two.ts';
import { atWork, threshold } from './at-work.ts';

test('another number says beside each of its words what stood before, and so does taking it back', async () => {
  await using house = await planHouse();
  const { kernel } = house.tools;
  const { plan, open } = await atWork(house);
  const told = async (kind: string, content: Record<string, unknown>) => {
    const { status, preview } = await changeByTwo(kernel, kind, content);
    assert.equal(status, 200);
    return preview?.differences.map(({ label, before, after }) => [
      label['zh-CN'].split('（')[0],
      before?.['zh-CN'] ?? null,
      after?.['zh-CN'] ?? null,
    ]);
  };
  const newest = async () => {
    const { answer } = await house.call<{ decisions: Decision[] }>('read-decisions', { plan, after: 0 });
    return { plan, sequence: answer.decisions.findLast(({ act }) => act === 'set-threshold')?.sequence };
  };
  const first = await told('plan.threshold', threshold(plan, open, 8));
  assert.deepEqual(first?.slice(-3), [
    ['由谁决定', null, '市长办公会'],
    ['决定日期', null, '2026-02-01'],
    ['依据', null, '会议纪要〔2026〕2号'],
  ]);
  const other = { setBy: '市政府常务会议', setOn: '2026-02-03', minute: '第5号纪要' };
  const changed = [
    ['数值', '8', '12'],
    ['由谁决定', '市长办公会', '市政府常务会议'],
    ['决定日期', '2026-02-01', '2026-02-03'],
    ['依据', '会议纪要〔2026〕2号', '第5号纪要'],
  ];
  const again = { ...threshold(plan, open, 12), threshold: other };
  assert.deepEqual(await told('plan.threshold', again), changed);
  // The same people set another number: what stays is not told as a change.
  const higher = { ...threshold(plan, open, 15), threshold: other };
  assert.deepEqual(await told('plan.threshold', higher), [['数值', '12', '15']]);
  assert.deepEqual(await told('plan.undo', await newest()), [['数值', '15', '12']]);
  const back = (rows: typeof changed) => rows.map(([label, before, after]) => [label, after, before]);
  const { sequence } = await newest();
  assert.deepEqual(await told('plan.undo', { plan, sequence: Number(sequence) - 1 }), back(changed));
});
