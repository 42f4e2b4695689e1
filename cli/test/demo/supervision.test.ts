import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { workbookParts, zipped } from '@yuheng/kernel/test-workbook';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

interface LedgerTask {
  readonly id: string;
  readonly title: string;
  readonly units: readonly { readonly unit: string }[];
  readonly case: { readonly state: string } | null;
}

describe('tasks driven and told of in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
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
      // The field shows the unit of the inbox below it, which it is only once the address says so.
      await soon(async () => assert.equal(await select.inputValue(), unit));
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
    await feedback.locator('summary').first().click();
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
    // Not the form, which shows it until its answer has come.
    await panel().getByRole('list', { name: '依据' }).getByRole('link', { name: '到货单.pdf' }).waitFor();
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
    // Somebody without a session: another browser's context.
    const outside = await (opened?.browser ?? assert.fail()).newContext({ locale: 'zh-CN' });
    const reader = await outside.newPage();
    await reader.goto(`${demo.base}/public/briefings`);
    await reader.getByTestId('public-row').getByRole('link').first().click();
    await reader.getByTestId('public-briefing').getByRole('heading', { level: 1 }).waitFor();
    const links = await reader
      .getByTestId('public-figure')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    assert.ok(links.length > 20);
    for (const link of new Set(links)) assert.equal(await reader.locator(link).count(), 1, link);
    for (const format of ['docx', 'xlsx', 'json', 'iati', 'sdmx']) {
      const address = (await reader.getByTestId(`public-${format}`).getAttribute('href')) ?? '';
      assert.equal((await outside.request.get(new URL(address, demo.base).href)).status(), 200, format);
    }
    await page.getByLabel('撤回原因').fill('发现一处笔误');
    await page.getByRole('button', { name: '撤回公开' }).click();
    await page.getByTestId('publish-briefing').waitFor();
    assert.equal(await listed(), 0);
    await reader.reload();
    await reader.getByText('已撤回，不再公开').first().waitFor();
    assert.equal(await reader.getByTestId('public-figure').count(), 0);
    await outside.close();
  });

  test('an office’s own ledger is taken over row by row, and comes out brought up to date', async () => {
    const { plans } = (await (
      await page.context().request.get(`${demo.base}/api/plan/read-board`)
    ).json()) as {
      plans: { state: string; sections: { tasks: LedgerTask[] }[] }[];
    };
    const [plan] = plans.filter(({ state }) => state === 'live');
    const open = (plan?.sections ?? [])
      .flatMap(({ tasks }) => tasks)
      .filter(
        ({ case: own, units }) =>
          units.length > 0 && ['pending', 'signed', 'working'].includes(own?.state ?? ''),
      );
    const [first, second] = open;
    assert.ok(first !== undefined && second !== undefined);
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (at: number, ...texts: readonly string[]) =>
      `<row r="${at}">${texts.map((text, column) => cell(`${'ABCDE'[column]}${at}`, text)).join('')}</row>`;
    const rows = [
      row(1, '序号', '任务', '牵头单位', '进展情况', '状态'),
      row(2, '1', first.title, first.units[0]?.unit ?? '', '已完成选址', '正常推进'),
      row(3, '2', second.title, second.units[0]?.unit ?? '', '已完成招标', '正常推进'),
      row(4, '3', '把月亮搬到开封', '某局', '未开始', '未启动'),
    ];
    const ledger = zipped(workbookParts({ 台账: `<sheetData>${rows.join('')}</sheetData>` }));
    await page.goto(`${demo.base}/ledgers`);
    await page.getByTestId('ledger-file').setInputFiles({
      name: '督办台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(ledger),
    });
    await page.getByTestId('ledger-preview').getByText('将办理 2 行，0 行没有新内容，1 行不采用').waitFor();
    await page.getByTestId('ledger-take').click();
    await page.getByTestId('ledger-done').getByText('已办理 2 行').waitFor();
    const address = (await page.getByTestId('ledger-download').first().getAttribute('href')) ?? '';
    const file = await page.context().request.get(new URL(address, demo.base).href);
    assert.equal((await file.body()).subarray(0, 2).toString(), 'PK');
    await page.goto(`${demo.base}/?task=${encodeURIComponent(first.id)}`);
    await panel().getByText('已完成选址').first().waitFor();
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const [path, id] of [
      ['/inbox', 'inbox-row'],
      ['/briefings', 'briefing-row'],
      ['/ledgers', 'ledger'],
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
