import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('coverage in the console, at its edges', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;

  before(async () => {
    opened = await openSignedIn(180_000);
    ({ demo, page } = opened);
    await page.goto(`${demo.base}/network/coverage`);
    await page.getByTestId('run-panel').waitFor();
    await painted(0);
  });
  after(() => opened?.close());

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
    const then = () => page.getByTestId('share-after').allTextContents();
    await soon(async () => assert.deepEqual([...new Set(await then())], ['–']));
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

  test('the map and its buttons have names in the language of the page, also once that changes', async () => {
    const names = () =>
      page
        .locator('.maplibregl-canvas, .maplibregl-ctrl-group button')
        .evaluateAll((parts) => parts.map((part) => part.getAttribute('aria-label')));
    await soon(async () => assert.deepEqual(await names(), ['地图', '放大', '缩小']));
    await page.getByTestId('language-switch').click();
    await soon(async () => assert.deepEqual(await names(), ['Map', 'Zoom in', 'Zoom out']));
    await page.getByTestId('language-switch').click();
    await page.locator('[aria-label="放大"]').waitFor();
  });

  test("nobody's failed try stands before what is computed: without a run in the address the newest with a result is shown", async () => {
    const { key } = await readServerFile(demo.data);
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const ask = async (name: string, body?: object) => {
      const how = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${demo.base}/api/network/${name}`, how)).json()) as never;
    };
    const { runs } = (await ask('list-runs')) as { runs: { caseId: string }[] };
    const { given } = (await ask(`read-case?case=${runs[0]?.caseId}`)) as {
      given: { sites: { longitude: number }[] };
    };
    const sites = given.sites
      .slice(0, 2)
      .map((site, at) => (at === 0 ? { ...site, longitude: 113.25 } : site));
    const saved = (await ask('save-case', {
      name: '远',
      case: { ...given, sites, cell: 50 },
      model: '38901',
      terrain: 'synthetic',
    })) as { case: string };
    const { run } = (await ask('start-run', saved)) as { run: string };
    await page.goto(`${demo.base}/network/coverage?run=${run}`);
    await page.locator('[data-testid="run-progress"][data-state="failed"]').waitFor();
    await page.goto(`${demo.base}/network/coverage`);
    await page.getByTestId('run-panel').waitFor();
  });

  test('text at 200%: the map keeps its share beside the panel, and zooming its signs within their buttons', async () => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
    await page.locator('.maplibregl-ctrl-group button').nth(1).waitFor();
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
