import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

const head = '需求编号,需求名称,运营商,R,经度,纬度,备注';
const good = Array.from({ length: 20 }, (_, row) =>
  [`T${row}`, `<i>需求</i>${row}`, '运营商甲', 300, 113.6 + row / 1000, 34.75, 'x'].join(','),
);
/** Wrong in two ways, and at 0/0: more rows than one page of the report has. */
const bad = Array.from({ length: 120 }, (_, row) => `B${row},坏${row},某某通信,很大,0,0,`);
const ledger = {
  name: '需求台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([head, ...good, ...bad].join('\r\n')),
};

describe('ledgers in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/ledgers`);
    await page.getByTestId('demand-row').first().waitFor();
  });
  after(() => opened?.close());

  const count = async (id: string) =>
    Number(
      (
        await page
          .locator(`[data-testid="ledger-count"][data-count="${id}"]`)
          .getByTestId('figure-number')
          .textContent()
      )?.replaceAll(',', ''),
    );
  const field = (id: string) => page.locator(`[data-testid="ledger-field"][data-field="${id}"]`);
  let earlier = 0;

  test('a file is shown with its columns; what is missing is asked for before a row is read', async () => {
    earlier = await count('demands');
    await page.getByTestId('ledger-file').setInputFiles(ledger);
    await field('radius').and(page.locator('[data-missing="true"]')).waitFor();
    await soon(async () => assert.equal(await field('longitude').locator('select').inputValue(), '经度'));
    assert.equal(await count('rows'), 140);
    assert.equal(await page.getByTestId('ledger-import').isDisabled(), true);
    await page.getByTestId('ledger-unread').filter({ hasText: '备注' }).waitFor();
    await field('radius').locator('select').selectOption('R');
    await page.getByTestId('rejected-row').first().waitFor();
    assert.deepEqual([await count('accepted'), await count('rejected')], [20, 120]);
  });

  test('it is imported; every rejected row has all its reasons, page by page and as a file', async () => {
    await page.getByTestId('ledger-import').click();
    await page.getByTestId('rejected-csv').waitFor();
    await page.waitForURL(/import=/);
    assert.deepEqual([await count('created'), await count('rejected')], [20, 120]);
    const rows = page.getByTestId('import-report').getByTestId('rejected-row');
    await soon(async () => assert.equal(await rows.count(), 100));
    const text = (await rows.first().textContent()) ?? '';
    // An operator that nobody knows is no reason: whoever demands for the first time is new.
    for (const reason of ['经纬度为 0', '“很大”不是数字']) assert.ok(text.includes(reason), text);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.locator('[data-testid="rejected-row"][data-row="141"]').waitFor();
    await soon(async () => assert.equal(await rows.count(), 20));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('rejected-csv').click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    assert.equal(lines.length, 121);
    assert.match(lines.at(-1) ?? '', /^141,/);
  });

  test('what came in is on record, and its report is found again', async () => {
    await page.getByTestId('import-another').click();
    await page.getByTestId('ledger-drop').waitFor();
    // What was on record before stands there until it is read anew.
    await soon(async () => assert.equal(await count('demands'), earlier + 20));
    await page.getByPlaceholder('筛选').last().fill('<i>需求</i>7');
    const row = page.getByTestId('demand-row');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="demand-row"]').length === 1);
    await soon(async () => assert.match((await row.textContent()) ?? '', /<i>需求<\/i>7.*运营商甲/));
    await page.getByTestId('past-import').first().click();
    await page.getByTestId('rejected-row').first().waitFor();
  });

  test('the same file changes nothing; dropped on the page it is taken as well', async () => {
    await page.getByTestId('import-another').click();
    const transfer = await page.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text ?? ''], name ?? '', { type: 'text/csv' }));
        return data;
      },
      [ledger.name, ledger.buffer.toString().replace(',R,', ',覆盖半径,')],
    );
    await page.getByTestId('ledger-drop').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByTestId('rejected-row').first().waitFor();
    await page.getByTestId('ledger-import').click();
    await page.getByTestId('rejected-csv').waitFor();
    assert.deepEqual([await count('created'), await count('unchanged')], [0, 20]);
  });

  test('what is no ledger is refused in words; nothing runs over a narrow screen', async () => {
    await page.getByTestId('import-another').click();
    const broken = { name: 'x.xlsx', mimeType: 'application/zip', buffer: Buffer.from([80, 75, 3, 4, 0]) };
    await page.getByTestId('ledger-file').setInputFiles(broken);
    await page.getByTestId('failure').getByText('工作簿').first().waitFor();
    await page.getByTestId('ledger-file').setInputFiles(ledger);
    await field('radius').waitFor();
    await page.setViewportSize({ width: 400, height: 860 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0);
    assert.deepEqual(faults, []);
  });
});
