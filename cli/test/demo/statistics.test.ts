import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

const head = '指标名称,时期,地区,数值,计量单位,数据来源,发布日期';
const rows = [
  '5G用户普及率,2024,全省,58.2,%,省通信管理局,2025-01-20',
  '5G用户普及率,2025年,全省,66.4,%,省通信管理局,2026-01-20',
  '<i>规模</i>,去年,全省,约千亿,亿元,省统计局,',
];
const file = (lines: readonly string[], name = '统计公报.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([head, ...lines].join('\r\n')),
});

describe('official statistics in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/statistics`);
    // The demo has a file of its own.
    await page.getByTestId('indicator').filter({ hasText: '人工智能青年人才数' }).waitFor();
  });
  after(() => opened?.close());

  test('a file is looked at before it is imported, with the faults of every rejected row', async () => {
    await page.getByTestId('statistics-file').setInputFiles(file(rows));
    const preview = page.getByTestId('statistics-preview');
    await preview.waitFor();
    await soon(async () => assert.equal(await preview.textContent(), '共 3 行：2 行可以导入，1 行不能。'));
    const faulty = (await page.getByTestId('rejected-figure').textContent()) ?? '';
    for (const reason of ['“数值”不是数：约千亿', '“时期”看不懂：去年', '“发布日期”为空'])
      assert.ok(faulty.includes(reason), faulty);
  });

  test('its indicator becomes a measure of tier B, whose figure opens to the file', async () => {
    await page.getByTestId('statistics-import').click();
    const done = await page.getByTestId('statistics-done').textContent();
    assert.ok(done?.startsWith('已导入：新增 2 个数，更正 0 个'), done ?? '');
    const row = page.getByTestId('indicator').filter({ hasText: '5G用户普及率' });
    await soon(async () => assert.match((await row.textContent()) ?? '', /66\.4.*%.*B.*2025-12-31/s));
    await row.getByTestId('measure-indicator').click();
    await row.getByRole('button', { name: '查看指标' }).click();
    const drawer = page.getByTestId('measure-drawer');
    await drawer.getByText('官方统计：全省的“5G用户普及率”').waitFor();
    await page.keyboard.press('Escape');
  });

  test('the same file again changes nothing, and says so; a corrected one supersedes', async () => {
    await page.getByTestId('statistics-file').setInputFiles(file(rows, '又一次.csv'));
    await page.getByTestId('statistics-import').click();
    await page.getByTestId('statistics-done').filter({ hasText: '此前已经导入' }).waitFor();
    const corrected = rows.map((line) => line.replace('66.4', '67.0'));
    await page.getByTestId('statistics-file').setInputFiles(file(corrected, '更正.csv'));
    await page.getByTestId('statistics-import').click();
    await page.getByTestId('statistics-done').filter({ hasText: '更正 1 个' }).waitFor();
    await page
      .getByTestId('indicator')
      .filter({ hasText: /5G用户普及率.*67/s })
      .waitFor();
  });

  test('it fits a phone, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, String(width));
    assert.deepEqual(faults, []);
  });
});
