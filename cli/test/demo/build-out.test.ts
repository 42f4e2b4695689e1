import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import { choose } from './choose.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('the build-out in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/build-out`);
    await page.getByTestId('project-row').first().waitFor();
  });
  after(() => opened?.close());

  const standing = (id: string) => page.locator(`[data-testid="standing"][data-standing="${id}"]`);
  const standingAt = async (id: string) => Number(await standing(id).locator('strong').textContent());
  const rows = () => page.getByTestId('project-row');
  /** Shows those alone that stand there: the address says so before the list does. */
  const showOnly = async (id: string) => {
    await standing(id).click();
    await standing(id).and(page.locator('[aria-pressed="true"]')).waitFor();
  };
  /** Waits until as many stand there, as the page is read anew. */
  const until = (id: string, count: number) =>
    standing(id).locator('strong').getByText(String(count), { exact: true }).waitFor();
  let approval = 0;
  let civil = 0;

  test('a fresh demo shows all projects by the stages on record; a stage shows only its own', async () => {
    [approval, civil] = [await standingAt('approval'), await standingAt('civil')];
    assert.ok(approval > 0 && civil > 0);
    await showOnly('approval');
    await soon(async () => assert.equal(await rows().count(), approval));
    await rows().first().click();
    const detail = page.getByTestId('stage-detail');
    await soon(async () => assert.equal(await detail.locator('tbody tr').count(), 4));
    // A stage that goes on tells its days so far.
    await soon(async () => assert.match((await detail.textContent()) ?? '', /尚未跟踪.*正在进行已 \d+ 天/));
    await rows().first().click();
  });

  test('those without a case are opened where they stand, with who is responsible', async () => {
    await page.getByTestId('choose-all').click();
    await page.getByLabel('责任单位').fill('演示铁塔公司');
    await soon(async () => assert.equal(await page.getByTestId('bulk-move').count(), 0));
    await page.getByTestId('bulk-open').click();
    await page.getByTestId('bulk').waitFor({ state: 'detached' });
    await rows().first().click();
    await page.getByTestId('stage-detail').getByText('责任单位：演示铁塔公司').waitFor();
    assert.equal(await standingAt('approval'), approval);
  });

  test('they are moved on to the next stage together', async () => {
    await page.getByTestId('choose-all').click();
    await page.getByTestId('bulk-move').click();
    await until('approval', 0);
    await until('civil', civil + approval);
    await showOnly('civil');
    await soon(async () => assert.equal(await rows().count(), civil + approval));
  });

  test('they are sent back, stopped and taken up again, each with its reason in the journal', async () => {
    const act = async (transition: string, reason: string) => {
      await page.getByTestId('choose-all').click();
      const bulk = page.getByTestId('bulk');
      await bulk.getByLabel('退回、停止或恢复').selectOption(transition);
      assert.ok(await bulk.getByTestId('bulk-act').isDisabled(), 'not without a reason');
      await bulk.getByTestId('act-reason').fill(reason);
      await bulk.getByTestId('bulk-act').click();
      await bulk.waitFor({ state: 'detached' });
    };
    await act('return-to-approval', '规划部门要求换位置');
    await until('approval', approval);
    await showOnly('approval');
    await act('stop', '业主不同意 <b>');
    await until('stopped', approval);
    await showOnly('stopped');
    await act('resume', '业主已经同意');
    await standing('stopped').waitFor({ state: 'detached' });
    await showOnly('demand');
    await page.getByTestId('project-row').filter({ hasText: '需求' }).first().waitFor();
    // One of them was opened first of all, and is open wherever it is shown.
    const journal = page.getByTestId('journal');
    await journal.locator('[data-transition="resume"]').waitFor();
    const told = (await journal.textContent()) ?? '';
    for (const reason of ['规划部门要求换位置', '业主不同意 <b>', '业主已经同意'])
      assert.ok(told.includes(reason), told);
    await standing('demand').click();
    await showOnly('civil');
  });

  test('one alone is chosen with the keyboard; what is not overdue is not shown as such', async () => {
    await page.getByTestId('project-box').first().focus();
    await page.keyboard.press('Space');
    await page.getByTestId('bulk').getByText('已选 1 个站址').waitFor();
    await choose(page.getByTestId('only-overdue'));
    await page.waitForURL(/overdue=only/);
    await page.getByTestId('nothing-there').getByText('没有超期的站址').waitFor();
    await soon(async () => assert.equal(await page.getByTestId('bulk').count(), 0));
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.goto(`${demo.base}/network/build-out`);
    await rows().first().waitFor();
    await page.setViewportSize({ width: 400, height: 860 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0);
    assert.deepEqual(faults, []);
  });
});
