import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import { choose } from './choose.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('the indicators of the network in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/indicators`);
    await page.getByTestId('indicator-row').first().waitFor();
  });
  after(() => opened?.close());

  const row = (code: string) => page.locator(`[data-testid="indicator-row"][data-measure="${code}"]`);
  // The figure of an area is asked for on its own, so it comes after the page has changed.
  const covered = async () => {
    const read = page.getByTestId('area-covered').filter({ hasText: /^\d/ });
    return Number.parseFloat((await read.textContent()) ?? '');
  };

  test('every figure opens its evidence', async () => {
    await soon(async () => assert.equal(await page.getByTestId('indicator-group').count(), 3));
    await row('5g-public-resource-use').getByTestId('indicator-figure').click();
    await page.getByTestId('evidence-drawer').getByText('公共资源利用率').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('evidence-drawer').waitFor({ state: 'detached' });
  });

  test('a figure comes apart by what it knows: stages follow each other as they are passed', async () => {
    await row('5g-days-per-stage').getByTestId('indicator-open').click();
    const parts = page.getByTestId('figure-part');
    await parts.first().waitFor();
    await soon(async () => assert.equal(await parts.count(), 10));
    await soon(async () => assert.match((await parts.first().textContent()) ?? '', /^需求/));
    await choose(page.getByTestId('indicator-by').nth(1));
    await page.waitForURL(/by=city/);
    await parts.getByText('郑州').first().waitFor();
  });

  test('coverage opens to a key area, to a cell, and to the threshold and the level behind it', async () => {
    await page.goto(`${demo.base}/network/indicators?indicator=5g-key-area-coverage`);
    const areas = page.getByTestId('area-row');
    await areas.first().waitFor();
    await soon(async () => assert.equal(await areas.count(), 44));
    await areas.getByText('郑州高铁枢纽片区').click();
    await page.getByTestId('area-map').waitFor();
    const any = await covered();
    await choose(page.getByTestId('area-operator').nth(1));
    await page.waitForURL(/operator=/);
    await soon(async () => assert.ok((await covered()) < any));
    await page.getByTestId('cell-row').first().click();
    const drawer = page.getByTestId('cell-drawer');
    await drawer.getByTestId('cell-standing').first().waitFor();
    await soon(async () => assert.equal(await drawer.getByTestId('cell-standing').count(), 3));
    await soon(async () => assert.match((await drawer.textContent()) ?? '', /门限：SS-RSRP ≥ −10\d dBm/));
    await soon(async () =>
      assert.match((await drawer.getByTestId('cell-levels').first().textContent()) ?? '', /−\d+\.\d dBm/),
    );
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  test('one row of a drive test that changes moves the cell on the page, by itself', async () => {
    await choose(page.getByTestId('area-operator').first());
    const held = await covered();
    await page.getByTestId('cell-row').filter({ hasText: '路测达标' }).first().click();
    const samples = page.getByTestId('cell-sample');
    await samples.first().waitFor();
    // Where a row comes from is said in words; nobody reads a digest.
    const told = (await samples.first().textContent()) ?? '';
    assert.match(told, /^第 \d+ 行合成路测/);
    assert.doesNotMatch(told, /[0-9a-f]{8}/);
    const cell = new URL(page.url()).searchParams.get('cell') ?? '';
    const context = page.context();
    const list = await context.request.get(
      `${demo.base}/ngsi-ld/v1/entities?type=DriveTestSample&q=${encodeURIComponent(`cell=="${cell}"`)}&limit=100`,
    );
    for (const { id } of (await list.json()) as readonly { id: string }[]) {
      const answer = await context.request.patch(
        `${demo.base}/ngsi-ld/v1/entities/${encodeURIComponent(id)}/attrs/rsrp`,
        // As a page of ours sends it.
        {
          data: { type: 'Property', value: -131.5, unitCode: 'DBM' },
          headers: { origin: demo.base },
        },
      );
      assert.equal(answer.status(), 204, await answer.text());
    }
    await samples.first().getByText('−131.5').waitFor();
    await page.getByTestId('cell-standing').getByText('路测未达标').first().waitFor();
    await page.keyboard.press('Escape');
    await soon(async () => assert.ok((await covered()) <= held));
  });

  test('cities are compared figure by figure, in one scale, each with its evidence', async () => {
    await page.goto(`${demo.base}/cities`);
    const rows = page.getByTestId('city-row');
    await rows.first().getByTestId('city-figure').nth(2).waitFor();
    await soon(async () => assert.equal(await rows.count(), 18));
    assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /万元/);
    await rows.first().getByTestId('city-figure').first().click();
    await page.getByTestId('evidence-drawer').waitFor();
    await page.keyboard.press('Escape');
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const path of ['', '?indicator=5g-key-area-coverage']) {
      await page.goto(`${demo.base}/network/indicators${path}`);
      await page
        .getByTestId(path === '' ? 'indicator-row' : 'area-row')
        .first()
        .waitFor();
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wider, 0, path);
    }
    assert.deepEqual(faults, []);
  });
});
