import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('tasks driven and told of in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn(60_000);
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/inbox`);
    await page.getByTestId('inbox-row').first().waitFor();
  });
  after(() => opened?.close());

  const group = (kind: string) => page.getByTestId(`inbox-${kind}`);
  const panel = () => page.getByTestId('task-panel');
  const move = (transition: string) => panel().getByTestId(`move-${transition}`);

  test('a unit signs for all that it was given with one act', async () => {
    const select = page.getByLabel('单位');
    const units = await select
      .locator('option')
      .evaluateAll((options) =>
        options.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ''),
      );
    for (const unit of units) {
      await select.selectOption(unit);
      await page.waitForURL((url) => url.searchParams.get('unit') === unit);
      await page.getByTestId('inbox-row').first().waitFor();
      if ((await group('sign').count()) > 0) break;
    }
    const asked = await group('sign').getByTestId('inbox-row').count();
    const begun =
      (await group('begin').count()) === 0 ? 0 : await group('begin').getByTestId('inbox-row').count();
    assert.ok(asked > 0);
    await group('sign').getByRole('button', { name: '全选' }).click();
    await page.getByTestId('bulk-sign').click();
    await group('sign').waitFor({ state: 'detached' });
    await soon(async () =>
      assert.equal(await group('begin').getByTestId('inbox-row').count(), begun + asked),
    );
  });

  test('a task is begun, told of, reported, reviewed and closed; its journal keeps every step', async () => {
    await group('begin').getByTestId('inbox-row').first().getByRole('button').click();
    await panel().waitFor();
    await move('begin').click();
    const feedback = panel().getByTestId('give-feedback');
    await feedback.locator('summary').click();
    for (const box of await feedback.getByRole('textbox').all()) await box.fill('');
    await feedback.getByRole('textbox').first().fill('设备已到货，正在安装');
    await feedback.getByTestId('attach-file').setInputFiles({
      name: '到货单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 到货单'),
    });
    await feedback.getByRole('link', { name: '到货单.pdf' }).waitFor();
    await feedback.getByTestId('send-feedback').click();
    await panel().getByText('设备已到货，正在安装').first().waitFor();
    await panel().getByRole('listitem').getByRole('link', { name: '到货单.pdf' }).waitFor();
    for (const transition of ['report', 'review', 'approve']) {
      const note = panel().getByRole('textbox', { name: '说明' });
      if ((await note.count()) > 0) await note.first().fill('材料齐全');
      await move(transition).click();
      await move(transition).waitFor({ state: 'detached' });
    }
    await panel().getByText('办结').first().waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
  });

  test('a briefing of the month is written from the board; its numbers open what is behind them', async () => {
    await page.goto(`${demo.base}/briefings`);
    await page.getByTestId('briefing-issuer').fill('演练省统筹办公室');
    await page.getByTestId('make-briefing-button').click();
    const sheet = page.getByTestId('briefing');
    await sheet.getByRole('heading', { level: 1 }).waitFor();
    await soon(async () => assert.ok((await page.getByTestId('briefing-figure').count()) > 20));
    for (const [format, inside] of [
      ['docx', 'word/document.xml'],
      ['xlsx', 'xl/workbook.xml'],
    ] as const) {
      const address = (await page.getByTestId(`download-${format}`).getAttribute('href')) ?? '';
      const file = await page.context().request.get(new URL(address, demo.base).href);
      const bytes = await file.body();
      assert.equal(bytes.subarray(0, 2).toString(), 'PK');
      assert.ok(bytes.includes(inside), format);
    }
  });

  test('what is published is read by anybody, until it is withdrawn', async () => {
    const listed = async () =>
      (
        (await (await fetch(`${demo.base}/api/plan/list-published-briefings`)).json()) as {
          briefings: unknown[];
        }
      ).briefings.length;
    assert.equal(await listed(), 0);
    await page.getByTestId('publish-briefing').click();
    await page.getByTestId('publish-briefing').waitFor({ state: 'detached' });
    assert.equal(await listed(), 1);
    await page.getByLabel('撤回原因').fill('发现一处笔误');
    await page.getByRole('button', { name: '撤回公开' }).click();
    await page.getByTestId('publish-briefing').waitFor();
    assert.equal(await listed(), 0);
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const [path, id] of [
      ['/inbox', 'inbox-row'],
      ['/briefings', 'briefing-row'],
    ] as const) {
      await page.goto(`${demo.base}${path}`);
      await page.getByTestId(id).first().waitFor();
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wider, 0, path);
    }
    assert.deepEqual(faults, []);
  });
});
