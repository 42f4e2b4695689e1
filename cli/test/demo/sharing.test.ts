import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import { choose } from './choose.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('shared build-out in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];
  const name = `<b>共享</b> ${'长'.repeat(180)}`;

  before(async () => {
    opened = await openSignedIn(120_000);
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/sharing`);
  });
  after(() => opened?.close());

  const figure = (id: string) =>
    page
      .locator(`[data-testid="plan-figure"][data-figure="${id}"]`)
      .getByTestId('figure-number')
      .textContent();
  const start = async (fields: { readonly name: string; readonly budget?: string }) => {
    await page.getByTestId('plan-new').click();
    await page.getByTestId('plan-name').fill(fields.name);
    await page.getByTestId('plan-budget').fill(fields.budget ?? '');
    await page.getByTestId('plan-start').click();
    await page.getByTestId('plan-view').waitFor();
  };
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  test('a budget that is no number is refused; without one, a city is planned with its proof', async () => {
    await page.getByTestId('empty').waitFor();
    await page.getByTestId('plan-new').click();
    await page.getByTestId('plan-budget').fill('很多');
    assert.equal(await page.getByTestId('plan-start').isDisabled(), true);
    await page.keyboard.press('Escape');
    await start({ name });
    const outcome = page.getByTestId('plan-outcome');
    await soon(async () => assert.match((await outcome.textContent()) ?? '', /\d+ \/ \d+ 项/));
    await soon(async () => assert.equal(await outcome.getByTestId('plan-needed').count(), 0));
    assert.equal(await figure('checked'), '0');
    assert.match((await figure('gap')) ?? '', /^\d+\.\d\d%$/);
    assert.match((await figure('ratio')) ?? '', /^\d+\.\d%$/);
    await soon(async () =>
      assert.match((await page.getByTestId('plan-hash').textContent()) ?? '', /^[0-9a-f]{64}$/),
    );
    await soon(async () => assert.ok((await page.getByTestId('split-row').count()) >= 2));
    await page.getByTestId('synthetic-mark').first().waitFor();
  });

  test('while it is computed, the page shows the best so far and the bound that the job tells', async () => {
    // As the server answers while it works: what the job told then is still kept.
    const unfinished = /\/api\/network\/read-plan\?/;
    await page.route(unfinished, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), plan: null, gain: null } });
    });
    await page.reload();
    const figures = page.getByTestId('plan-so-far').getByTestId('figure-number');
    await figures.first().waitFor();
    const [cost = '', bound = '', gap = ''] = await figures.allTextContents();
    const number = (text: string) => Number(text.replaceAll(',', ''));
    assert.ok(number(bound) > 0 && number(bound) <= number(cost), `${bound} ${cost}`);
    assert.match(gap, /^\d+\.\d\d%$/);
    // An answer may be on its way through here.
    await page.unrouteAll({ behavior: 'wait' });
    // It is asked for anew by itself.
    await page.getByTestId('plan-view').waitFor();
  });

  test('a site of the list is shown on the map with its tenants, and a demand with why it is not served', async () => {
    const site = page.getByTestId('plan-site-row').first();
    const called = await site.locator('td').first().textContent();
    await site.click();
    await soon(async () => assert.equal(await page.getByTestId('thing-name').textContent(), called));
    await choose(page.locator('[data-testid="plan-part"][value="unserved"]'));
    await page.getByTestId('unserved-row').first().click();
    const card = page.getByTestId('thing-card').filter({ hasText: '原因' });
    assert.doesNotMatch((await card.textContent()) ?? '', /urn:/);
    await choose(page.locator('[data-testid="plan-part"][value="candidates"]'));
    await soon(async () =>
      assert.match((await page.getByTestId('candidate-row').first().textContent()) ?? '', /铁塔/),
    );
  });

  test('a plan with a small budget is compared with it', async () => {
    await page.getByTestId('plan-all').click();
    await start({ name: '预算紧', budget: '150' });
    // What matters stands at the top: that the budget is too small, what it would have to be, what was left out and why.
    const outcome = page.getByTestId('plan-outcome');
    await soon(async () =>
      assert.match((await outcome.textContent()) ?? '', /^预算不够：只满足 \d+ \/ \d+ 项需求/),
    );
    await soon(async () =>
      assert.match((await page.getByTestId('plan-needed').textContent()) ?? '', /150.万元；.*[\d.]+.万元/),
    );
    await outcome.locator('[data-testid="unserved-reason"][data-reason="budget"]').waitFor();
    assert.equal(await page.getByTestId('plan-figure').first().getAttribute('data-figure'), 'served');
    await page.getByTestId('plan-reasons').click();
    await page.getByTestId('unserved-row').filter({ hasText: '预算不够' }).first().waitFor();
    await page.getByLabel('与另一个方案比较').selectOption({ index: 1 });
    const more = (id: string) =>
      page
        .locator(`[data-testid="compared-row"][data-figure="${id}"]`)
        .getByTestId('compared-more')
        .textContent();
    await page.getByTestId('plan-comparison').waitFor();
    assert.match((await more('cost')) ?? '', /^\+/);
    assert.match((await more('served')) ?? '', /^\+\d/);
    const only = page.locator('[data-testid="differing"][data-list="only-second"]');
    await only.locator('summary').click();
    await only.getByRole('button').first().click();
    await page.getByTestId('thing-card').waitFor();
  });

  test('a plan that serves nothing says so, shows no share of nothing, and cannot be adopted', async () => {
    await page.getByTestId('plan-all').click();
    await start({ name: '没有钱', budget: '0' });
    await soon(async () =>
      assert.match((await page.getByTestId('plan-outcome').textContent()) ?? '', /只满足 0 \/ \d+ 项需求/),
    );
    assert.deepEqual([await figure('shared'), await figure('ratio')], ['–', '–']);
    await soon(async () => assert.equal(await page.getByTestId('plan-adopt').count(), 0));
    await page.getByTestId('plan-remove').click();
    await page.getByTestId('plan-remove-yes').click();
    await page.getByTestId('site-plan-row').filter({ hasText: '预算紧' }).click();
    await page.getByTestId('plan-view').waitFor();
  });

  test('records are files, and nothing runs over a narrow screen', async () => {
    await page.getByTestId('record-menu').click();
    const files = page.locator('[data-testid="record-file"][data-kind="ZoneRule"]');
    await soon(async () => assert.equal(await files.count(), 5));
    for (const file of await files.all()) {
      const response = await page.request.get(
        new URL((await file.getAttribute('href')) ?? '', demo.base).href,
      );
      assert.equal(response.status(), 200);
      assert.match(response.headers()['content-disposition'] ?? '', /attachment/);
    }
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 400, height: 860 });
    assert.ok((await over()) <= 0);
    await page.getByTestId('plan-all').click();
    await page.getByTestId('site-plan-row').first().waitFor();
    assert.ok((await over()) <= 0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('one is removed and the other adopted, each once that was said twice, and nothing went wrong', async () => {
    await page.getByTestId('site-plan-row').filter({ hasText: '预算紧' }).click();
    await page.getByTestId('plan-remove').click();
    await page.getByTestId('plan-remove-yes').click();
    await page.getByTestId('site-plan-row').filter({ hasText: '<b>共享</b>' }).click();
    // A plan is there to be adopted; removing one is beside it and quieter.
    assert.match((await page.getByTestId('plan-adopt').getAttribute('class')) ?? '', /strong/);
    assert.doesNotMatch((await page.getByTestId('plan-remove').getAttribute('class')) ?? '', /strong|decide/);
    await page.getByTestId('plan-adopt').click();
    await page.getByTestId('plan-adopt-yes').click();
    await page.getByTestId('plan-adopted').waitFor();
    await soon(async () => assert.equal(await page.getByTestId('plan-remove').count(), 0));
    await page.getByTestId('plan-all').click();
    await soon(async () => assert.equal(await page.getByTestId('site-plan-row').count(), 1));
    await soon(async () =>
      assert.match((await page.getByTestId('site-plan-row').textContent()) ?? '', /已采用/),
    );
    await page.goto(`${demo.base}/network/sharing?plan=rubbish`);
    assert.doesNotMatch((await page.getByTestId('empty').textContent()) ?? '', /uuid|rubbish/);
    assert.deepEqual(faults, []);
  });
});
