import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('figures that units report', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
  });
  after(() => opened?.close());

  test('what is late is seen in the matrix of its form', async () => {
    await page.goto(`${demo.base}/reports`);
    const form = page.getByTestId('report-form').first();
    // In the first weeks of a quarter the one before is asked of all three as well, and nobody is late with it.
    await soon(async () => assert.match((await form.textContent()) ?? '', /已报 5\/[69].*待审 2.*逾期 1/s));
    await form.getByRole('link').click();
    const matrix = page.getByTestId('report-matrix');
    await matrix.waitFor();
    await soon(async () => assert.equal(await matrix.getByText('逾期未报').count(), 1));
  });

  test('it is filled in on a phone, with a document, and a jump with its reason', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByTestId('report-matrix').getByText('逾期未报').click();
    await page.getByTestId('report-figure').fill('9');
    await page.getByText('比上期变化 +200.0%').waitFor();
    assert.ok(await page.getByTestId('send-report').isDisabled());
    await page.getByTestId('report-note').fill('三个项目同时投用');
    await page.getByTestId('attach-file').setInputFiles({
      name: '投用证明.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 投用'),
    });
    await page.getByRole('link', { name: '投用证明.pdf' }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, String(width));
    await page.getByTestId('send-report').click();
    await page.getByTestId('report-state').filter({ hasText: '已报待审' }).waitFor();
    await soon(async () => assert.match((await page.getByTestId('report-value').textContent()) ?? '', /^9 /));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('the office accepts all; its measure opens', async () => {
    await page.goto(`${demo.base}/reports`);
    await page.getByTestId('report-form').first().getByRole('link').click();
    await page.getByTestId('accept-all').click();
    await page.getByTestId('accept-all').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '查看汇总的指标' }).click();
    const drawer = page.getByTestId('measure-drawer');
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(faults, []);
  });
});
