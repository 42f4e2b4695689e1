import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from './run-cli.ts';

const plan = `演练市数字园区行动计划

一、主要任务

1.建设东部园区。（责任单位：市工信局、市财政局）

2.建设西部园区。（牵头单位：市发改委）
`;

test('the outline of a plan calls roles and gaps by their names, in both languages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-compile-'));
  try {
    const file = join(folder, 'plan.txt');
    await writeFile(file, plan);
    const { code, said } = await runCli('plan', 'compile', file);
    assert.equal(code, 0, said);
    assert.match(said, /\[市工信局 \(负责 · Responsible\), 市财政局 \(负责 · Responsible\)\]/);
    assert.match(said, /市发改委 \(牵头 · Leads\)/);
    assert.match(said, /文件没有写印发日期 · The document names no issue date/);
    assert.doesNotMatch(said, /missing-date|\(lead\)|\(responsible\)/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
