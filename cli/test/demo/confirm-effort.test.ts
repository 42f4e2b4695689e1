import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HOUSE } from '../../text.ts';
import { chromiumPath, openBrowser, watchedPage } from './browser.ts';
import { confirmScreen } from './confirm-screen.ts';
import { startFilledDemo } from './filled-demo.ts';

const realPlans = join(HOUSE, '..', 'shared', 'plans', 'henan-5g-and-ai-action-plans.txt');

/** Seconds of a clerk: to compare one item or target with its sentence, and for a key, typing Chinese included. */
const reading = 12;
const key = 0.7;

/**
 * What confirming a whole file asks of one person: title, number, issuer and date given, every missing annex and
 * picture acknowledged with a reason, every 一批 given a number by one minute, the rest accepted, both plans put to work.
 */
test('one person confirms the real file in under half an hour of reading and typing', {
  skip:
    (chromiumPath === undefined && 'no Chromium on this machine') ||
    (!existsSync(realPlans) && 'the real plans are not beside this clone'),
}, async (context) => {
  const demo = await startFilledDemo();
  context.after(async () => {
    await demo.interrupt();
    await demo.remove();
  });
  const browser = await openBrowser();
  context.after(() => browser.close());
  const { page, faults } = await watchedPage(browser);
  const screen = confirmScreen(page);
  await page.goto(demo.link);
  await page.getByTestId('import-input').setInputFiles(realPlans);
  const started = performance.now();
  let clicks = 2;
  let entries = 0;
  for (const head of [
    { title: '5G产业发展行动方案', documentNumber: '演练〔2020〕1号' },
    { title: '新一代人工智能产业发展行动方案', documentNumber: '演练〔2020〕2号' },
  ]) {
    await page.getByTestId('confirm-page').waitFor();
    await page.locator('[data-testid="confirm-gap"][data-gap="missing-number"][data-state="open"]').waitFor();
    await giveHead(head);
    for (const kind of ['missing-annex', 'unreadable-image']) await acknowledge(kind);
    entries += await screen.open();
    await screen.acceptPlain();
    await setNumbers();
    await screen.acceptRest();
    await screen.goLive();
  }
  await page.getByTestId('plan-row').nth(3).waitFor();
  const seconds = (performance.now() - started) / 1000;
  const minutes = (entries * reading + screen.keystrokes() * key + clicks * 2) / 60;
  context.diagnostic(
    `${entries} items and targets, ${screen.keystrokes()} keystrokes, ${clicks} clicks; ${seconds.toFixed(0)} s by script; ` +
      `${minutes.toFixed(0)} minutes with ${reading} s to read each and ${key} s for a key`,
  );
  assert.ok(minutes < 30, `${minutes}`);
  assert.deepEqual(faults, []);

  async function giveHead({
    title,
    documentNumber,
  }: {
    title: string;
    documentNumber: string;
  }): Promise<void> {
    await screen.press('p');
    await page.getByTestId('field-title').and(page.locator(':focus')).waitFor();
    await screen.press('Control+A');
    await screen.type(title);
    await screen.press('Tab');
    await screen.type(documentNumber);
    await screen.press('Tab');
    await screen.type('演练省政府办公厅');
    await screen.press('Tab');
    await screen.date('2020-01-06');
    await page.getByTestId('reason').click();
    clicks += 1;
    await screen.type('红头文件');
    await screen.press('Enter');
    await page.getByTestId('confirm-form').waitFor({ state: 'detached' });
  }

  async function acknowledge(kind: string): Promise<void> {
    const open = page.locator(`[data-testid="confirm-gap"][data-gap="${kind}"][data-state="open"]`);
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().getByRole('button', { name: '注明暂缺' }).click();
      clicks += 1;
      await screen.type('附件另行印发');
      await screen.press('Enter');
      await open.nth(left - 1).waitFor({ state: 'detached' });
    }
  }

  /** The first one names the minute; the form offers it again. */
  async function setNumbers(): Promise<void> {
    const batches = page.getByTestId('confirm-entry').filter({ hasText: '（一批）' });
    for (let left = await batches.count(); left > 0; left -= 1) {
      await batches.first().click();
      clicks += 1;
      await screen.press('t');
      await page.getByTestId('field-value').and(page.locator(':focus')).waitFor();
      await screen.type('10');
      await screen.press('Tab');
      await screen.type('个');
      if ((await page.getByTestId('field-minute').inputValue()) === '') {
        await page.getByTestId('field-setBy').click();
        await screen.type('领导小组第3次会议');
        await screen.press('Tab');
        await screen.date('2024-05-06');
        await page.getByTestId('field-minute').click();
        clicks += 2;
        await screen.type('会议纪要〔2024〕7号');
      }
      await screen.press('Enter');
      await batches.nth(left - 1).waitFor({ state: 'detached' });
    }
  }
});
