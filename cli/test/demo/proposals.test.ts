import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { chromiumPath, watchedPage } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';
import { soon } from './soon.ts';

/** What changes the board of a plan at work: one proposes it in Chinese, another one decides in English. */
describe('proposals in the browser', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let browser: Browser;
  let page: Page;
  let other: Page;
  let faults: readonly string[] = [];
  let address = '';

  before(async () => {
    opened = await openDemo();
    ({ demo, browser, page, faults } = opened);
    await page.goto(demo.link);
    await page.getByTestId('plan-row').first().waitFor();
    const { key } = await readServerFile(demo.data);
    const response = await fetch(`${demo.base}/api/identity/issue-link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'user:second', name: 'Second', roles: ['officer'] }),
    });
    const { token } = (await response.json()) as { token: string };
    other = (await watchedPage(browser)).page;
    await other.addInitScript(() => localStorage.setItem('yuheng.language', 'en'));
    await other.goto(`${demo.base}/sign-in?token=${token}`);
    await other.getByTestId('plan-row').first().waitFor();
    const plans = await fetch(`${demo.base}/api/plan/read-board`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const board = (await plans.json()) as {
      plans: { id: string; targets: { id: string; lamp: string; reading: object | null }[] }[];
    };
    const [plan] = board.plans;
    const target = plan?.targets.find(({ lamp, reading }) => lamp !== 'none' && reading !== null);
    address = `${demo.base}/plan/${plan?.id}/target/${target?.id}`;
  });
  after(() => opened?.close());

  const proposeFreeing = async (by: Page, reason: string, button: string): Promise<void> => {
    await by.goto(address);
    await by.getByRole('button', { name: button, exact: true }).click();
    const form = by.getByTestId('propose-form');
    const effect = form.getByTestId('effect').first();
    await effect.waitFor();
    await form.getByTestId('propose-reason').fill(reason);
    await form.getByTestId('propose').click();
    await by.getByTestId('subject-proposals').getByTestId('proposal').waitFor();
  };

  test('freeing a target from its measure shows what it would change, and changes nothing yet', async () => {
    await proposeFreeing(page, '口径待核', '取消指标');
    const card = page.getByTestId('subject-proposals').getByTestId('proposal');
    await card.locator('summary').click();
    await card.getByText('自己的提议须由他人决定').waitFor();
    assert.equal(await card.getByTestId('approve').count(), 0);
    await page.getByTestId('figure').waitFor();
  });

  test('somebody else sees the same in their language, rejects it, and the first one is told why', async () => {
    await other.goto(`${demo.base}/proposals`);
    const card = other.locator('[data-testid="proposal"][data-state="proposed"]').first();
    await card.locator('summary').click();
    const effect = card.getByTestId('effect').first();
    await effect.getByText('No evidence').waitFor();
    await card.getByText('Reason: 口径待核').waitFor();
    await card.getByTestId('reject').click();
    assert.equal(await card.getByTestId('reject-for-good').isDisabled(), true);
    await card.getByTestId('decide-note').fill('先不改');
    await card.getByTestId('reject-for-good').click();
    await other.locator('[data-testid="proposal"][data-state="rejected"]').first().waitFor();
    await page.goto(`${demo.base}/inbox`);
    await page.getByTestId('waiting-proposals').getByText('先不改').waitFor();
    await page.goto(address);
    await page.getByTestId('figure').waitFor();
    await soon(async () => assert.equal(await page.getByTestId('subject-proposals').count(), 0));
  });

  test('approved, it is on the board at once', async () => {
    await proposeFreeing(page, '口径已改', '取消指标');
    await other.goto(`${demo.base}/inbox`);
    const card = other.getByTestId('waiting-proposals').getByTestId('proposal').first();
    await card.locator('summary').click();
    await card.getByTestId('approve').click();
    await soon(async () =>
      assert.equal(await page.getByTestId('figure').count(), 0, 'the first one’s page follows by itself'),
    );
    await other.goto(`${demo.base}/proposals`);
    await other.locator('[data-testid="proposal"][data-state="approved"]').first().waitFor();
  });

  test('what was decided is found by outcome, kind and words, and read on page by page', async () => {
    const list = other.getByTestId('decided-proposals');
    const cards = list.getByTestId('proposal');
    await soon(async () => assert.equal(await cards.count(), 20));
    await list.getByTestId('more-proposals').click();
    await soon(async () => assert.ok((await cards.count()) > 20));
    await list.getByLabel('Outcome').selectOption({ label: 'Rejected' });
    await soon(async () => assert.equal(await cards.count(), 1));
    await cards.getByText('先不改').waitFor();
    await list.getByLabel('Kind').selectOption({ label: 'Policies' });
    await list.getByText('No such proposal.').waitFor();
    await list.getByLabel('Kind').selectOption({ label: 'Measure of a target' });
    await list.getByLabel('Outcome').selectOption({ label: 'All' });
    await list.getByTestId('decided-text').fill('口径已改');
    await soon(async () => assert.equal(await cards.count(), 1));
    await cards.locator('summary').click();
    await cards.getByText('Reason: 口径已改').waitFor();
    await list.getByTestId('decided-text').fill('100%_');
    await list.getByText('No such proposal.').waitFor();
  });

  test('how an official indicator is read is proposed where a target is measured by it', async () => {
    const { key } = await readServerFile(demo.data);
    const headers = { authorization: `Bearer ${key}` };
    const listed = await fetch(`${demo.base}/api/plan/list-statistics`, { headers });
    const { indicators } = (await listed.json()) as { indicators: { measure: string | null }[] };
    const codes = new Set(indicators.map(({ measure }) => measure));
    const read = await fetch(`${demo.base}/api/plan/read-board`, { headers });
    const { plans } = (await read.json()) as {
      plans: { id: string; targets: { id: string; measure: { code: string } | null }[] }[];
    };
    const own = plans.flatMap(({ id, targets }) => targets.map((target) => ({ plan: id, ...target })));
    const target = own.find(({ measure }) => measure !== null && codes.has(measure.code));
    assert.ok(target !== undefined, 'a target is measured by an official indicator');
    await page.goto(`${demo.base}/plan/${target.plan}/target/${target.id}`);
    await page.getByTestId('change-reading').click();
    await page.getByLabel('方向').selectOption({ label: '越小越好' });
    const form = page.getByTestId('propose-form');
    await form.getByText('越大越好').first().waitFor();
    await form.getByTestId('propose-reason').fill('口径调整');
    await form.getByTestId('propose').click();
    const card = page.getByTestId('subject-proposals').getByTestId('proposal');
    await card.locator('summary').click();
    await card.getByTestId('withdraw').click();
    await soon(async () => assert.equal(await card.count(), 0));
  });

  test('a policy is proposed on its page, and taken back', async () => {
    await page.goto(`${demo.base}/policies`);
    await page.getByTestId('policy-name').fill('own');
    await page
      .getByTestId('policy-text')
      .fill(
        '@id("no-revoking") forbid (principal in Role::"officer", action == Action::"plan/remove-plan", resource);',
      );
    await page.getByTestId('policy-preview').click();
    const form = page.getByTestId('propose-form');
    await form.getByText('plan/remove-plan').first().waitFor();
    await form.getByTestId('propose-reason').fill('收紧');
    await form.getByTestId('propose').click();
    await page.getByTestId('proposal').getByTestId('withdraw').click();
    await soon(async () => assert.equal(await page.getByTestId('proposal').count(), 0));
    assert.deepEqual(faults, []);
  });
});
