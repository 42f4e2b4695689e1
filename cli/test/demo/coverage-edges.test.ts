import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, openBrowser, watchedPage } from './browser.ts';
import { type DemoProcess, startDemo } from './demo-process.ts';

describe('coverage in the console, at its edges', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let browser: Browser;
  let page: Page;

  before(async () => {
    demo = await startDemo();
    browser = await openBrowser();
    ({ page } = await watchedPage(browser));
    page.setDefaultTimeout(180_000);
    await page.goto(demo.link);
    await page.getByTestId('plan-row').first().waitFor();
    await page.goto(`${demo.base}/network/coverage`);
    await page.getByTestId('run-panel').waitFor();
    await painted(0);
  });
  after(async () => {
    await browser?.close();
    await demo?.interrupt();
    await demo?.remove();
  });

  /** Waits until the map shows a newer picture than it did. */
  const painted = (shown: number) =>
    page.waitForFunction(
      (version) =>
        Number(document.querySelector('[data-testid="coverage-map"]')?.getAttribute('data-shown')) > version,
      shown,
    );
  const version = async () => Number(await page.getByTestId('coverage-map').getAttribute('data-shown'));

  test('what cannot be is said: a power beyond the limit beside its field, a site off the run once and for all', async () => {
    await page.getByTestId('run-panel').locator('summary').filter({ hasText: '站点' }).press('Enter');
    await page.getByTestId('site-row').nth(3).press('Enter');
    const editor = page.getByTestId('site-editor');
    const power = editor.getByLabel('小区 1 的功率');
    const typed = await power.inputValue();
    await power.fill('71');
    await editor.getByText('−100 到 70').waitFor();
    assert.equal(await power.getAttribute('aria-invalid'), 'true');
    await power.fill(typed);
    const east = editor.getByLabel('经度');
    const place = await east.inputValue();
    await east.fill('10');
    await page
      .getByTestId('failure')
      .getByText(/将位于经度 10°/)
      .waitFor();
    await page.getByTestId('change-bar').getByText('未能计算').waitFor();
    await east.fill(place);
    await page.getByTestId('failure').waitFor({ state: 'detached' });
  });

  test('the system turns dark while the page is open: map and legend follow, and turn back', async () => {
    const first = () =>
      page
        .getByTestId('legend')
        .locator('li i')
        .first()
        .evaluate((swatch) => getComputedStyle(swatch).backgroundColor);
    const light = await first();
    const turned = (unlike: boolean) =>
      page.waitForFunction(
        ([was, other]) => {
          const swatch = document.querySelector('[data-testid="legend"] li i');
          return swatch !== null && (getComputedStyle(swatch).backgroundColor !== was) === other;
        },
        [light, unlike] as const,
      );
    const shown = await version();
    await page.emulateMedia({ colorScheme: 'dark' });
    await turned(true);
    await painted(shown);
    await page.emulateMedia({ colorScheme: 'light' });
    await turned(false);
  });

  test('text at 200%: the map keeps its share beside the panel, and zooming its signs within their buttons', async () => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
    const box = async (name: string) => (await page.locator(name).boundingBox()) ?? { width: 0, height: 0 };
    const map = await box('[data-testid="coverage-map"]');
    assert.ok((await box('[data-testid="run-panel"]')).width < 0.6 * map.width);
    const spills = await page
      .locator('.maplibregl-ctrl-group button')
      .evaluateAll((buttons) =>
        buttons.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight > 1),
      );
    assert.deepEqual(spills, [false, false]);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  });
});
