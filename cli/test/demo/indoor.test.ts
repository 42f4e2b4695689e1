import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('indoor systems in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];
  const name = `<b>候车厅</b> ${'长'.repeat(180)}`;

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/indoor`);
    await page.getByTestId('indoor-new').click();
    await page.getByTestId('floor-plan').waitFor();
  });
  after(() => opened?.close());

  const row = (id: string) => page.locator(`[data-testid="part-row"][data-part="${id}"]`);
  const ours = () => page.getByTestId('indoor-row').filter({ hasText: '候车厅' });
  const share = () => page.getByTestId('indoor-share').textContent();
  const addBelow = async (part: string, kind: string) => {
    await row(part).getByTestId('add-below').click();
    await row(part).getByTestId(`add-${kind}`).click();
  };

  test('the tree is fitted and its powers stand at every port', async () => {
    // What is not designed covers nothing, and is no 0.0 %.
    assert.equal(await share(), '还没有设计');
    await page.getByTestId('indoor-undesigned').waitFor();
    await page.getByTestId('add-source').click();
    await addBelow('S1', 'splitter');
    await addBelow('P1', 'antenna');
    await page.getByText('有空端口，要接负载').waitFor();
    await addBelow('P1', 'antenna');
    // 20 dBm in two, less 0.3 dB; 3 dBi of gain.
    await soon(async () => assert.equal(await row('P1').getByTestId('part-output').textContent(), '16.7'));
    await soon(async () =>
      assert.equal(await row('A1').getByTestId('part-output').textContent(), 'EIRP 19.7'),
    );
    await soon(async () => assert.equal(await page.getByTestId('over-custom').count(), 2));
    await page.waitForFunction(() =>
      /^[1-9][\d.]*%$/.test(document.querySelector('[data-testid="indoor-share"]')?.textContent ?? ''),
    );
  });

  test('an antenna moves with the arrow keys, a wall is drawn with the pointer', async () => {
    const x = row('A1').getByLabel('x m');
    const from = Number(await x.inputValue());
    await page.locator('[data-testid="plan-antenna"][data-part="A1"]').focus();
    await page.keyboard.press('ArrowRight');
    await soon(async () => assert.equal(Number(await x.inputValue()), from + 0.5));
    await page.getByTestId('draw-walls').click();
    await page.getByTestId('floor-plan').scrollIntoViewIfNeeded();
    const box = await page.getByTestId('floor-plan').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await page.getByTestId('draw-walls').click();
    await soon(async () => assert.equal(await page.getByTestId('wall-row').count(), 1));
  });

  test('who builds it follows from venue and list; it is saved only with a name, and is there again', async () => {
    const builder = page.getByTestId('indoor-builder');
    assert.equal(await builder.getAttribute('data-builder'), 'operator');
    await page.getByLabel('列入重点楼宇').check();
    assert.equal(await builder.getAttribute('data-builder'), 'tower');
    assert.equal(await page.getByTestId('indoor-save').isDisabled(), true);
    await page.getByTestId('indoor-name').fill(name);
    await page.getByTestId('indoor-save').click();
    await page.waitForURL(/IndoorSystem/);
    const drawn = await share();
    await page.reload();
    await row('A2').waitFor();
    assert.equal(await share(), drawn);
    await soon(async () => assert.equal(await page.getByTestId('indoor-name').inputValue(), name));
    await soon(async () => assert.equal(await page.getByTestId('wall-row').count(), 1));
  });

  test('nothing runs over a narrow screen', async () => {
    await page.setViewportSize({ width: 400, height: 860 });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok((await over()) <= 0);
    await page.goto(`${demo.base}/network/indoor`);
    await page.getByTestId('indoor-row').first().waitFor();
    assert.ok((await over()) <= 0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('the list names it as text, and its records are files', async () => {
    await soon(async () => assert.match((await ours().textContent()) ?? '', /<b>候车厅<\/b>.*已设计/));
    await soon(async () =>
      assert.match((await page.getByTestId('indoor-designed').textContent()) ?? '', /^\d+ 个中已设计 1 个$/),
    );
    for (const file of await page.getByTestId('record-file').all()) {
      const href = await file.getAttribute('href');
      const response = await page.request.get(new URL(href ?? '', demo.base).href);
      assert.equal(response.status(), 200);
      assert.match(response.headers()['content-disposition'] ?? '', /attachment/);
    }
  });

  test('one without a design keeps its floors and its area when only its record is changed', async () => {
    const other = page.getByTestId('indoor-row').filter({ hasText: '还没有设计' }).first();
    const told = await other.locator('td').allTextContents();
    await other.click();
    assert.equal(await share(), '还没有设计');
    assert.ok(await page.getByTestId('indoor-save').isDisabled());
    await page.getByTestId('indoor-name').fill('改过名字的楼');
    await page.getByTestId('indoor-save').click();
    await page.getByTestId('indoor-save').getByText('已保存').waitFor();
    await page.goto(`${demo.base}/network/indoor`);
    const renamed = page.getByTestId('indoor-row').filter({ hasText: '改过名字的楼' });
    await renamed.waitFor();
    assert.deepEqual(await renamed.locator('td').allTextContents(), ['改过名字的楼', ...told.slice(1)]);
  });

  test('it is removed once that was said twice, and nothing went wrong on the way', async () => {
    await ours().click();
    await page.getByTestId('indoor-remove').click();
    await page.getByTestId('indoor-remove-yes').click();
    await ours().waitFor({ state: 'detached' });
    await page.getByTestId('indoor-row').first().waitFor();
    assert.deepEqual(faults, []);
  });
});
