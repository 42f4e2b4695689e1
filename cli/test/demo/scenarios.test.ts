import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

const NAME = '再认定三家龙头企业';

describe('scenarios in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
  });
  after(() => opened?.close());

  test('the demo has two, evaluated, and they are compared side by side', async () => {
    await page.goto(`${demo.base}/scenarios`);
    const rows = page.getByTestId('scenario-row');
    await rows.nth(1).waitFor();
    await soon(async () => assert.equal(await rows.count(), 2));
    for (const row of await rows.all()) {
      await soon(async () =>
        assert.match((await row.textContent()) ?? '', /推演.*实现的可能性 \d+% → \d+%/s),
      );
      await row.getByRole('checkbox').check();
    }
    await page.getByTestId('compare').click();
    const compared = page.getByTestId('compared-row');
    await compared.nth(1).waitFor();
    await soon(async () => assert.match((await compared.first().textContent()) ?? '', /%.*到期约/s));
  });

  test('from a target, through what moves it, to its chance beside the real one', async () => {
    await page.goto(demo.base);
    await page.getByTestId('plan-row').first().waitFor();
    const target = await page.evaluate(async () => {
      const board = await (await fetch('/api/plan/read-board')).json();
      for (const plan of board.plans)
        for (const one of plan.targets)
          if (one.measure?.code === 'ai-leading-firms') return { plan: plan.id, target: one.id };
      return null;
    });
    assert.ok(target);
    await page.goto(`${demo.base}/plan/${target.plan}/target/${target.target}`);
    await page.getByTestId('to-scenarios').click();
    await page.getByTestId('scenario-name').fill(NAME);
    await page.getByTestId('scenario-begin-button').click();
    // What a new one must be to count stands in the form already.
    await page.getByTestId('lever').first().waitFor();
    await page.getByTestId('line-count').first().fill('3');
    await page.getByTestId('line-per-month').first().fill('1');
    await page.getByTestId('line-add').first().click();
    const line = page.getByTestId('scenario-line');
    await line.waitFor();
    await soon(async () =>
      assert.match((await line.textContent()) ?? '', /新增 3 个企业（.*人工智能.*龙头企业为是.*每月 1 个/s),
    );
    await page.getByTestId('scenario-run').click();
    const result = page.getByTestId('scenario-target').first();
    await result.waitFor();
    const headline = (await page.getByTestId('scenario-headline').first().textContent()) ?? '';
    const [, real = '', proposed = ''] = /可能性 (\d+)% → (\d+)%/.exec(headline) ?? [];
    assert.ok(Number(proposed) >= Number(real) && proposed !== '', headline);
    assert.notEqual(
      await page.getByTestId('scenario-with').first().textContent(),
      await page.getByTestId('scenario-without').first().textContent(),
    );
    // Facts know nothing of it.
    const firms = await page.evaluate(async () => {
      const found = await fetch('/ngsi-ld/v1/entities?type=Organization&idPattern=scenario&count=true');
      return found.headers.get('ngsild-results-count');
    });
    assert.equal(firms, '0');
  });

  test('it is proposed, and its author is told that somebody else decides', async () => {
    const act = page.getByTestId('propose');
    await act.locator('summary').click();
    await act.getByRole('textbox').first().fill('目标要求三至五家');
    await act.getByRole('button').click();
    await page.getByText('等待提出人以外的人审定。').waitFor();
    await page.goto(`${demo.base}/inbox`);
    await page.getByTestId('proposal-decide').filter({ hasText: NAME }).waitFor();
  });

  test('it fits a phone, and nothing went wrong on the way', async () => {
    await page.goto(`${demo.base}/scenarios`);
    await page.getByTestId('scenario-row').first().waitFor();
    await page.setViewportSize({ width: 400, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, String(width));
    assert.deepEqual(faults, []);
  });
});
