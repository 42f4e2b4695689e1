import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';

describe('contradictions between what is reported and what is recorded, in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/contradictions`);
    await page.getByTestId('contradiction-row').first().waitFor();
  });
  after(() => opened?.close());

  const rows = () => page.getByTestId('contradiction-row');

  test('the demo has some of several kinds, and none of the unit that says honestly that it stands still', async () => {
    for (const kind of ['no-progress', 'figure-differs', 'target-not-met', 'closed-without-evidence'])
      await page.getByTestId(`kind-${kind}`).waitFor();
    const text = (await rows().allInnerTexts()).join('\n');
    assert.ok(!text.includes('近几个月建设无新进展'));
  });

  test('one opens to what was said beside what is recorded, with its course, its task and its evidence', async () => {
    const kind = page.getByTestId('kind-no-progress');
    await kind.click();
    await kind.and(page.locator('[aria-pressed="true"]')).waitFor();
    await rows().first().getByRole('button').click();
    const recorded = page.getByTestId('recorded-side');
    await recorded.locator('svg').first().waitFor();
    assert.match(await recorded.innerText(), /60%/);
    assert.match(await page.getByTestId('said-side').innerText(), /按计划推进/);
    await page.getByTestId('open-task').click();
    await page.getByTestId('task-panel').getByTestId('task-contradictions').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('task-panel').waitFor({ state: 'detached' });
    await page.goto(`${demo.base}/contradictions?kind=target-not-met`);
    await rows().first().getByRole('button').click();
    await page.getByTestId('open-evidence').click();
    await page.getByTestId('evidence-drawer').waitFor();
    await page.keyboard.press('Escape');
  });

  test('its unit explains it, the office dismisses it, and it is not raised again', async () => {
    await page.goto(`${demo.base}/contradictions?kind=no-progress`);
    await rows().first().getByRole('button').click();
    const history = page.getByTestId('contradiction-history');
    for (const [act, reason] of [
      ['answer', '设备招标延期，已报备'],
      ['dismiss', '情况属实，已列入督办'],
    ] as const) {
      const form = page.getByTestId(`${act}-contradiction`);
      await form.locator('summary').click();
      await form.getByRole('textbox').fill(reason);
      await form.getByRole('button').click();
      await history.getByText(reason).waitFor();
    }
    await page.getByTestId('dismiss-contradiction').waitFor({ state: 'detached' });
    await page.goto(`${demo.base}/contradictions`);
    await rows().first().waitFor();
    await page.getByTestId('check-again').click();
    await page.getByTestId('kind-no-progress').waitFor({ state: 'detached' });
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(`${demo.base}/contradictions`);
    await rows().first().waitFor();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(wider, 0);
    assert.deepEqual(faults, []);
  });
});
