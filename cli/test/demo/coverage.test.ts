import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { chromiumPath, openBrowser, watchedPage } from './browser.ts';
import { choose } from './choose.ts';
import { type DemoProcess, startDemo } from './demo-process.ts';
import { startFilledDemo } from './filled-demo.ts';
import { soon } from './soon.ts';

/** Bytes that the route's own scripts may have, compressed; map and charts are loaded apart. */
const most = 250_000;

describe('coverage in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let browser: Browser;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    demo = await startFilledDemo();
    browser = await openBrowser();
    ({ page, faults } = await watchedPage(browser));
    // A run of the whole city takes as long as the machine's other work lets it.
    page.setDefaultTimeout(180_000);
    await page.goto(demo.link);
    await page.getByTestId('plan-row').first().waitFor();
  });
  after(async () => {
    await browser?.close();
    await demo?.interrupt();
    await demo?.remove();
  });

  const panel = () => page.getByTestId('run-panel');
  const shares = () => page.getByTestId('share-before').allTextContents();
  /** Waits until the map shows a newer picture than it did. */
  const painted = (shown: number) =>
    page.waitForFunction(
      (version) =>
        Number(document.querySelector('[data-testid="coverage-map"]')?.getAttribute('data-shown')) > version,
      shown,
    );
  const version = async () => Number(await page.getByTestId('coverage-map').getAttribute('data-shown'));
  const startRun = async () => {
    await page.getByTestId('coverage-new').click();
    await page.getByTestId('new-compute').click();
  };
  /** What a page shows and what its address says are told apart from each other. */
  const inAddress = (name: string, value: string | null) =>
    page.waitForURL((address) => address.searchParams.get(name) === value);
  const settled = () => page.locator('[data-testid="change-bar"][data-busy="false"]').waitFor();

  test('the demo has a covered city: model, calibration, legend and shares are said, synthetic data is marked', async () => {
    await page.goto(`${demo.base}/network/coverage`);
    await panel().waitFor();
    await painted(0);
    assert.equal(await page.getByTestId('calibration-short').getAttribute('data-calibrated'), 'false');
    await panel().getByText('未经路测校正').first().waitFor();
    await soon(async () => assert.equal(await page.getByTestId('legend').locator('li').count(), 8));
    const read = await shares();
    assert.ok(read.length >= 5 && read.every((text) => /^\d+\.\d%$/.test(text)), read.join(' '));
    await page.getByTestId('synthetic-mark').first().waitFor();
  });

  test('a site is dragged: the map is painted anew while it moves, and shares stand beside those before', async () => {
    const site = await sitePlace(page, demo);
    const shown = await version();
    // It can be taken hold of once the map has drawn it; then the pointer says so.
    await soon(async () => {
      await page.mouse.move(site.x - 1, site.y);
      await page.mouse.move(site.x, site.y);
      const canvas = page.locator('.maplibregl-canvas');
      assert.equal(await canvas.evaluate(({ style }) => style.cursor), 'grab');
    });
    await page.mouse.down();
    await page.mouse.move(site.x + 20, site.y + 12);
    await page.mouse.move(site.x + 60, site.y + 40, { steps: 8 });
    await painted(shown);
    await page.mouse.up();
    await settled();
    await inAddress('site', site.id);
    const then = await page.getByTestId('share-after').allTextContents();
    assert.equal(then.length, (await shares()).length);
    assert.notDeepEqual(then, await shares());
    await page.getByTestId('changes-reset').click();
    await page.getByTestId('change-bar').waitFor({ state: 'detached' });
  });

  test('the same by keyboard: a site is chosen from the list, and its height and azimuth are typed', async () => {
    await panel().locator('summary').filter({ hasText: '站点' }).press('Enter');
    const row = page.getByTestId('site-row').nth(3);
    await row.focus();
    await page.keyboard.press('Enter');
    const editor = page.getByTestId('site-editor');
    await editor.getByLabel('挂高').fill('60');
    await settled();
    await editor.getByLabel('小区 1 的方位角').fill('45');
    await settled();
    await soon(async () =>
      assert.equal(await page.getByTestId('share-after').count(), (await shares()).length),
    );
  });

  test('a place is explained: profile with its table, and a budget that ends at the level', async () => {
    await page.getByTestId('place-text').fill('113.6243, 34.7469');
    await page.keyboard.press('Enter');
    const drawer = page.getByTestId('pixel-drawer');
    await drawer.getByTestId('profile-chart').locator('svg').waitFor();
    const level =
      (await drawer.getByTestId('pixel-level').getByTestId('figure-number').first().textContent()) ?? '';
    const last = (await drawer.locator('[data-line="level"] td').last().textContent()) ?? '';
    assert.ok(level !== '' && last.startsWith(level), `${level} ${last}`);
    await drawer.getByText('数据表').click();
    await soon(async () =>
      assert.ok((await drawer.getByTestId('profile-chart').locator('tbody tr').count()) > 3),
    );
    await drawer.getByTestId('pixel-server').nth(1).click();
    await drawer.locator('[data-testid="pixel-server"][aria-pressed="true"]').nth(0).waitFor();
    await inAddress('server', '1');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.getByTestId('changes-reset').click();
  });

  test('every layer is shown, and exposure says how many places are over the limit', async () => {
    for (const [layer, name] of [
      ['sinr', 'SINR'],
      ['server', '主服'],
      ['exposure', '电磁'],
    ] as const) {
      const shown = await version();
      await choose(panel().getByRole('radio', { name }));
      await inAddress('layer', layer);
      await painted(shown);
    }
    await page
      .getByTestId('exposure-words')
      .getByText(/看过的/)
      .waitFor();
    // A tenth of the power in the mean is a tenth of the exposure.
    const worst = async () =>
      Number(
        /最高为限值的 ([\d,.]+)%/
          .exec((await page.getByTestId('exposure-words').textContent()) ?? '')?.[1]
          ?.replaceAll(',', ''),
      );
    const full = await worst();
    await panel().getByLabel('六分钟平均功率').fill('10');
    await page.waitForFunction(
      (told) =>
        !(document.querySelector('[data-testid="exposure-words"]')?.textContent ?? '').includes(told) &&
        /\d%/.test(document.querySelector('[data-testid="exposure-words"]')?.textContent ?? ''),
      `最高为限值的 ${full.toLocaleString('en', { minimumFractionDigits: 1 })}%`,
    );
    assert.ok(Math.abs((await worst()) - full / 10) <= 0.1, `${await worst()} of ${full}`);
    await choose(panel().getByRole('radio', { name: '电平' }));
  });

  test('a file is taken along under the name of the case', async () => {
    assert.match(
      (await page.locator('[data-testid="download"][data-format="csv"]').textContent()) ?? '',
      /约 \d+(\.\d)? MB/,
    );
    const saved = page.waitForEvent('download');
    await page.locator('[data-testid="download"][data-format="kml"]').click();
    assert.equal((await saved).suggestedFilename(), '郑州市.kml');
  });

  test('a new run shows its progress, is stopped, and computed again', async () => {
    await startRun();
    await page.getByTestId('run-cancel').click();
    await page.locator('[data-testid="run-progress"][data-state="cancelled"]').waitFor();
    await page.getByTestId('run-again').click();
    await panel().waitFor();
    await painted(0);
  });

  test('a run that was stopped is removed, and the one before is shown', async () => {
    const runs = page.getByLabel('计算结果').locator('option');
    const listed = await runs.count();
    await startRun();
    await page.getByTestId('run-cancel').click();
    await page.getByTestId('run-remove').click();
    await page.getByTestId('run-remove-yes').click();
    await panel().waitFor();
    await runs.nth(listed).waitFor({ state: 'detached' });
    await soon(async () => assert.equal(await runs.count(), listed));
    await inAddress('run', null);
  });

  test('the address of a run that is not there says so, instead of showing another one', async () => {
    await page.goto(`${demo.base}/network/coverage?run=00000000-0000-4000-8000-000000000000`);
    await page.getByText('这次计算不在了').waitFor();
    await soon(async () => assert.equal(await panel().count(), 0));
    await page.getByTestId('coverage-newest').click();
    await panel().waitFor();
  });

  test('what the server was computing when it was killed is computed by the next one', async () => {
    await startRun();
    await page.locator('[data-testid="run-progress"][data-state="running"]').waitFor();
    const run = new URL(page.url()).searchParams.get('run');
    await demo.kill();
    demo = await startDemo({ data: demo.data });
    await page.goto(demo.link);
    await page.getByTestId('plan-row').first().waitFor();
    await page.goto(`${demo.base}/network/coverage?run=${run}`);
    await panel().waitFor();
    await painted(0);
  });

  test('in English, and light enough', async () => {
    await page.getByTestId('language-switch').click();
    await panel().getByText('Not calibrated by drive tests').first().waitFor();
    const sizes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) =>
          /\/(coverage-page|run-view)[^/]*\.js$/.test(entry.name)
            ? [(entry as PerformanceResourceTiming).encodedBodySize]
            : [],
        ),
    );
    assert.ok(sizes.length >= 2, 'the scripts of the page were not found');
    assert.ok(sizes.reduce((all, size) => all + size, 0) < most, sizes.join(' '));
    assert.deepEqual(faults, []);
  });
});

/** Where on the screen a site of the run stands: the map shows the whole picture within its margins. */
async function sitePlace(page: Page, demo: DemoProcess): Promise<{ id: string; x: number; y: number }> {
  const { key } = await readServerFile(demo.data);
  const ask = async <T>(name: string, query: Record<string, string>): Promise<T> => {
    const response = await fetch(`${demo.base}/api/network/${name}?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return (await response.json()) as T;
  };
  const { runs } = await ask<{ runs: { id: string; caseId: string }[] }>('list-runs', {});
  const [run] = runs;
  const { corners } = await ask<{ corners: [number, number][] }>('read-picture', {
    run: run?.id ?? '',
    layer: 'level',
  });
  const { given } = await ask<{ given: { sites: { id: string; longitude: number; latitude: number }[] } }>(
    'read-case',
    { case: run?.caseId ?? '' },
  );
  const box = await page.getByTestId('coverage-map').boundingBox();
  const [first, , third] = corners;
  // One that no other stands beside.
  const site = given.sites.find((one) =>
    given.sites.every(
      (other) =>
        other === one || Math.hypot(other.longitude - one.longitude, other.latitude - one.latitude) > 0.004,
    ),
  );
  assert.ok(box && first && third && site);
  const up = (latitude: number) => Math.asinh(Math.tan((latitude * Math.PI) / 180));
  const along = (longitude: number) => (longitude * Math.PI) / 180;
  const margin = { left: 372 + 24, rest: 24 };
  const [wide, high] = [box.width - margin.left - margin.rest, box.height - 2 * margin.rest];
  const scale = Math.min(wide / (along(third[0]) - along(first[0])), high / (up(first[1]) - up(third[1])));
  return {
    id: site.id,
    x:
      box.x +
      margin.left +
      wide / 2 +
      (along(site.longitude) - (along(first[0]) + along(third[0])) / 2) * scale,
    y: box.y + margin.rest + high / 2 - (up(site.latitude) - (up(first[1]) + up(third[1])) / 2) * scale,
  };
}
