import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { HOUSE } from '../../text.ts';
import { chromiumPath } from './browser.ts';
import { approveNewest } from './change-by-two.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';
import { soon } from './soon.ts';

/** A new version of a demo plan, from the file to the board, and the work that both demo plans ask for. */
describe('versions and overlaps in the browser', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openDemo();
    ({ demo, page, faults } = opened);
    await page.goto(demo.link);
    await page.getByTestId('plan-row').nth(1).waitFor();
  });
  after(() => opened?.close());

  test('from the board one gets to the overlaps, says what one means, and the task says it as well', async () => {
    await page.getByTestId('overlap-count').click();
    const pair = page.getByTestId('overlaps-open').getByTestId('overlap').filter({ hasText: '智能网联汽车' });
    await pair.locator('mark').first().waitFor();
    await pair.getByTestId('judge-same').click();
    const judged = page
      .getByTestId('overlaps-same')
      .getByTestId('overlap')
      .filter({ hasText: '智能网联汽车' });
    await judged.getByRole('link').first().click();
    const own = page.getByTestId('task-panel').getByTestId('task-overlaps');
    await own.getByTestId('judge-different').waitFor();
    await soon(async () =>
      assert.equal(await own.getByTestId('judge-same').count(), 0, 'it is said already'),
    );
  });

  test('a draft is offered as the new version of the plan it looks like', async () => {
    await page.goto(demo.base);
    await page.getByTestId('import-input').setInputFiles({
      name: '修订.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(await revised()),
    });
    await page.waitForURL(/confirm$/);
    await page.goto(demo.base);
    await page.getByTestId('draft').getByTestId('mark-version').click();
    await page.getByTestId('see-changes').click();
    await page.getByTestId('put-to-work').waitFor();
  });

  test('the comparison shows what matters first, and what only moved when asked', async () => {
    const parts = page.getByTestId('part');
    await parts.first().waitFor();
    const states = await parts.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-status')));
    assert.deepEqual([...new Set(states)].toSorted(), ['added', 'changed', 'removed']);
    const goal = parts.filter({ hasText: '5G产业营业收入' });
    assert.deepEqual(
      [await goal.locator('del').allTextContents(), await goal.locator('ins').allTextContents()],
      [['1000'], ['1200']],
    );
    assert.equal(await page.getByTestId('propose-amendment').isDisabled(), true);
    await page.getByRole('button', { name: /位置变动/ }).click();
    await parts.filter({ hasText: '智慧医疗' }).waitFor();
    await page.getByRole('button', { name: /实质变化/ }).click();
  });

  test('what is new and changed is accepted beside the old words; then one proposes the version and another approves it', async () => {
    await page.getByTestId('part').filter({ hasText: '智慧物流' }).getByTestId('accept-part').click();
    await page
      .getByTestId('part')
      .filter({ hasText: '智慧物流' })
      .getByTestId('accept-part')
      .waitFor({ state: 'detached' });
    await page.getByTestId('accept-parts').click();
    await page.getByTestId('amend-undecided').waitFor({ state: 'detached' });
    await page.getByTestId('propose-amendment').click();
    const form = page.getByTestId('propose-form');
    const goal = form.getByTestId('effect').filter({ hasText: '营业收入' });
    await goal.getByText('1200').waitFor();
    assert.match((await form.getByTestId('difference').allTextContents()).join('\n'), /新增任务[^]*智慧物流/);
    await form.getByTestId('propose').click();
    await page.getByTestId('subject-proposals').getByTestId('proposal').waitFor();
    assert.equal(await page.getByTestId('propose-amendment').count(), 0, 'it waits for somebody else');
    await approveNewest(demo);
    await page.getByTestId('put-to-work').waitFor({ state: 'detached' });
    await page.goto(demo.base);
    const row = page
      .getByTestId('plan-row')
      .filter({ hasText: '（修订）' })
      .and(page.locator('[data-state="live"]'));
    const figure = row.locator('[data-testid="target-row"][data-target-subject*="营业收入"]');
    await figure.getByTestId('figure').waitFor();
    await soon(async () =>
      assert.equal(await page.getByTestId('plan-row').count(), 2, 'the old version left the board'),
    );
    await figure.getByTestId('target-open').click();
    await soon(async () =>
      assert.match((await page.getByTestId('earlier-goal').textContent()) ?? '', /1,000/),
    );
  });

  test('the old version stays readable and leads to the new one; what was said about its work stays said', async () => {
    await page.getByTestId('earlier-goal').getByRole('link').click();
    await page.getByTestId('superseded').waitFor();
    await page.goto(`${demo.base}/plan/overlaps`);
    await page.getByTestId('overlaps-same').getByTestId('overlap').filter({ hasText: '（修订）' }).waitFor();
  });

  test('no script failed on the way, and the server never did', () => {
    assert.deepEqual(faults, []);
  });
});

/** The demo's 5G plan a year later: a goal raised, words and units changed, a task gone and a new one in the middle. */
async function revised(): Promise<string> {
  const text = await readFile(join(HOUSE, 'plan', 'demo', '5g-plan.txt'), 'utf8');
  return text
    .replace('演示〔2023〕1号', '演示〔2025〕4号')
    .replace('河南5G产业发展行动计划', '河南5G产业发展行动计划（修订）')
    .replace('突破1000亿元', '突破1200亿元')
    .replace('郑州、洛阳、许昌先行', '郑州、洛阳、许昌、南阳先行')
    .replace(/　　4\.参与标准研制.*\n\n/, '')
    .replace(
      '　　4.智慧医疗',
      '　　4.智慧物流。在郑州航空港建设无人仓，推广货物全程追踪。（省发展改革委牵头，郑州市政府配合）\n\n　　5.智慧医疗',
    )
    .replace('　　5.虚拟现实体验', '　　6.虚拟现实体验');
}
