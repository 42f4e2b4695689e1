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

  test('that is refused keeps to one line, however many are; what is good still opens its draft', async () => {
    const huge = page.waitForRequest(/api\/plan\/import-document/, { timeout: 3000 }).then(
      () => true,
      () => false,
    );
    await page.goto(server.base);
    await page.getByTestId('import-input').waitFor({ state: 'attached' });
    // Larger than what is read: told from its size, and never sent.
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[data-testid="import-input"]');
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(60_000_000)], '巨大.pdf'));
      if (field) field.files = files.files;
      field?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const failed = page.getByTestId('import-failed');
    await failed.getByText('文件“巨大.pdf”有 60 MB，超过 50 MB 的上限。').waitFor();
    assert.equal(await failed.getAttribute('data-code'), 'plan.document-too-large');
    assert.equal(await huge, false);
    for (const name of ['小说一.txt', '小说二.txt']) {
      const text = Buffer.from(`${name}\n${novel.buffer.toString()}`);
      await page.getByTestId('import-input').setInputFiles({ ...novel, name, buffer: text });
    }
    const refused = page.getByTestId('imports-refused');
    await refused.and(page.locator('[data-count="3"]')).waitFor();
    // Folded they take a line or two; unfolded each says why.
    await failed.first().waitFor({ state: 'hidden' });
    assert.ok(((await refused.boundingBox())?.height ?? 999) < 100);
    await refused.locator('summary').click();
    await failed.nth(2).waitFor();
    const good = Buffer.from('南城绿化行动计划\n\n一、主要任务\n\n1.建设南城公园。\n\n2.清理南城河道。\n');
    await page.getByTestId('import-input').setInputFiles({ ...plan, name: '南城.txt', buffer: good });
    await page.getByTestId('confirm-page').waitFor();
    await page.goto(server.base);
    await refused.and(page.locator('[data-count="2"]')).waitFor();
    await page.getByTestId('import-dismiss-all').click();
    await refused.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('plan-row').first().waitFor();
    await soon(async () => assert.equal(await refused.count(), 0));
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
