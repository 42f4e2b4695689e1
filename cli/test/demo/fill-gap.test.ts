import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';
import { soon } from './soon.ts';

const plan = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。（责任单位：市工业和信息化局）

　　2.建设西部园区，任务分工见附件。（责任单位：市发展改革委）

　　附件：重点任务清单

演练市人民政府
2025年1月10日

888.jpg
`;
const annex = `序号\t重点任务\t责任单位\t完成时限
1\t建成3个数据机房\t市大数据局\t2026年12月
`;

describe('filling in gaps', { skip: chromiumPath === undefined && 'no Chromium on this machine' }, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openDemo();
    ({ demo, page, faults } = opened);
    await page.goto(demo.link);
    const buffer = Buffer.from(plan);
    await page
      .getByTestId('import-input')
      .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer });
    await page.getByTestId('confirm-page').waitFor();
  });
  after(() => opened?.close());

  const gap = (kind: string) => page.locator(`[data-testid="confirm-gap"][data-gap="${kind}"]`).first();

  test('a picture is refused, and the draft stays as it was', async () => {
    await gap('missing-annex').getByRole('button', { name: '补录内容' }).click();
    const buffer = Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1');
    await gap('missing-annex')
      .getByTestId('fill-file')
      .setInputFiles({ name: 'annex.jpg', mimeType: 'image/jpeg', buffer });
    const failure = gap('missing-annex').getByTestId('failure');
    await failure.waitFor();
    await soon(async () => assert.match((await failure.textContent()) ?? '', /annex\.jpg/));
  });

  test('a file fills the annex, typed words the image; both can be read, and their tasks wait to be confirmed', async () => {
    const buffer = Buffer.from(annex);
    await gap('missing-annex')
      .getByTestId('fill-file')
      .setInputFiles({ name: 'annex.txt', mimeType: 'text/plain', buffer });
    await gap('missing-annex').getByTestId('filled-text').locator('summary').click();
    await gap('missing-annex').getByText('市大数据局').waitFor();
    assert.equal(await gap('missing-annex').getAttribute('data-state'), 'answered');
    await gap('unreadable-image').getByRole('button', { name: '补录内容' }).click();
    await page.getByTestId('fill-words').fill('1.建设北部园区。（责任单位：市财政局）');
    await page.keyboard.press('Control+Enter');
    await page.getByText('建设北部园区').first().waitFor();
    await page.getByText('建成3个数据机房').first().waitFor();
    assert.deepEqual(faults, []);
  });
});
