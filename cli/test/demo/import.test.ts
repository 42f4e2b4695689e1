import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { madePdf } from '@yuheng/bench/long-pdf';
import type { Browser, Page } from 'playwright-core';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { chromiumPath, openBrowser, watchedPage } from './browser.ts';
import { soon } from './soon.ts';

const pdf = { name: '长规划.pdf', mimeType: 'application/pdf', buffer: Buffer.from(madePdf(300)) };
const novel = {
  name: '小说.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('从前有座山，山里有座庙。\n'.repeat(500)),
};
const plan = {
  name: 'plan.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('演练市数字园区行动计划\n\n一、主要任务\n\n1.建设东部园区。\n\n2.建设西部园区。\n'),
};

describe('an import', { skip: chromiumPath === undefined && 'no Chromium on this machine' }, () => {
  let data = '';
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let other: Page;
  let faults: readonly string[] = [];

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'yuheng-import-'));
    server = await startServer(data);
    browser = await openBrowser();
    ({ page, faults } = await watchedPage(browser));
    page.context().setDefaultTimeout(120_000);
    await page.goto(server.base);
    await page.getByTestId('first-steps').waitFor();
    other = await page.context().newPage();
    await other.goto(server.base);
  });
  after(async () => {
    await browser?.close();
    await server?.kill('SIGTERM');
    await rm(data, { recursive: true, force: true });
  });

  const ended = (on: Page, state: string) =>
    on.locator(`[data-testid="import-ended"][data-state="${state}"]`);

  test('tells its pages in every tab; cancelled in one it is cancelled in all, and nothing is kept', async () => {
    await page.getByTestId('import-input').setInputFiles(pdf);
    await page
      .getByTestId('import-progress')
      .getByText(/第 \d+ \/ 300 页/)
      .waitFor();
    await other
      .getByTestId('import-progress')
      .getByText(/第 \d+ \/ 300 页/)
      .waitFor();
    await other.getByTestId('import-cancel').click();
    await ended(page, 'cancelled').waitFor();
    await ended(other, 'cancelled').waitFor();
    await page.reload();
    await ended(page, 'cancelled').getByTestId('import-dismiss').click();
    await ended(other, 'cancelled').waitFor({ state: 'detached' });
    await soon(async () => assert.equal(await page.getByTestId('plan-row').count(), 0));
  });

  test('that fails says why in both languages, also to who comes back later', async () => {
    await page.getByTestId('import-input').setInputFiles(novel);
    await page.getByTestId('import-failed').waitFor();
    await page.goto(`${server.base}/map`);
    await page.goto(server.base);
    const failed = page.getByTestId('import-failed');
    await failed.getByText('小说.txt').first().waitFor();
    assert.equal(await failed.getAttribute('data-code'), 'plan.not-a-plan');
    await page.getByRole('button', { name: 'English' }).click();
    await failed.getByText('cannot be read as an action plan').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await failed.getByTestId('import-dismiss').click();
    await failed.waitFor({ state: 'detached' });
  });

  test('goes on to what came of it for who stayed; the others find it', async () => {
    await page.getByTestId('import-input').setInputFiles(plan);
    await page.getByTestId('confirm-page').waitFor();
    await other.getByTestId('plan-row').waitFor();
    await other.getByTestId('import-input').setInputFiles(plan);
    await other.getByTestId('import-there').waitFor();
    assert.deepEqual(faults, []);
  });

  test('of several files is one for each: what is wrong with one stops no other, and nobody is led away', async () => {
    const more = ['东城', '西城'].map((name) => ({
      ...plan,
      name: `${name}.txt`,
      buffer: Buffer.from(
        `${name}绿化行动计划\n\n一、主要任务\n\n1.建设${name}公园。\n\n2.清理${name}河道。\n`,
      ),
    }));
    await page.goto(server.base);
    await page.getByTestId('import-input').setInputFiles([...more, { ...novel, name: '另一部小说.txt' }]);
    await ended(page, 'done').filter({ hasText: '东城.txt' }).waitFor();
    await ended(page, 'done').filter({ hasText: '西城.txt' }).waitFor();
    await page.getByTestId('import-failed').filter({ hasText: '另一部小说.txt' }).waitFor();
    await soon(async () => assert.equal(await page.getByTestId('confirm-page').count(), 0));
    await soon(async () => assert.equal(await ended(page, 'done').count(), 2));
    assert.deepEqual(faults, []);
  });
});
