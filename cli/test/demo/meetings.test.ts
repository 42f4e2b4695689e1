import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import { approveNewest } from './change-by-two.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

describe('a meeting in the console, from its proposed agenda to the inbox of a unit', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];
  const work = '倒排工期，月底前报送清单';
  let unit = '';

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/meetings`);
    await page.getByTestId('meeting-row').first().waitFor();
  });
  after(() => opened?.close());

  test('the next meeting has an agenda built from the board; an item is taken off with a reason', async () => {
    await page.getByTestId('meeting-row').first().getByRole('link').click();
    const agenda = page.getByTestId('prepared-agenda');
    await agenda.getByTestId('agenda-item').first().waitFor();
    for (const group of ['resolutions', 'red', 'undecided'])
      await soon(async () => assert.equal(await page.getByTestId(`agenda-${group}`).count(), 1, group));
    const first = await agenda.getByTestId('agenda-item').count();
    const last = agenda.getByTestId('agenda-item').last().getByTestId('remove-item');
    await last.locator('summary').click();
    await last.getByRole('textbox').fill('另行研究');
    await last.getByRole('button').click();
    await agenda.getByText('另行研究').waitFor();
    await soon(async () => assert.equal(await agenda.getByTestId('agenda-item').count(), first - 1));
  });

  test('it is sent out, begun, and run by keyboard; what is resolved is issued', async () => {
    await page.getByTestId('announce-meeting').click();
    await page.getByTestId('convene-meeting').click();
    const desk = page.getByTestId('minutes-desk');
    await desk.getByTestId('desk-item').nth(1).waitFor();
    await desk.getByTestId('minutes-discussion').fill('已汇报');
    await page.keyboard.press('Alt+ArrowDown');
    await desk.locator('[data-testid="desk-item"][aria-current]').getByText(/^2\./).waitFor();
    await desk.getByTestId('minutes-decision').fill('加快推进');
    await page.keyboard.press('Alt+KeyR');
    await desk.getByTestId('resolution-text').fill(work);
    unit = await desk.getByTestId('resolution-unit').inputValue();
    if (unit === '') {
      unit = '省工业和信息化厅';
      await desk.getByTestId('resolution-unit').fill(unit);
    }
    await desk.getByText('已保存').waitFor();
    await page.reload();
    await desk.getByTestId('desk-item').nth(1).click();
    await soon(async () =>
      assert.equal(await desk.getByTestId('resolution-text').inputValue(), work, 'what was written is kept'),
    );
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const told = await page.context().request.get(`${demo.base}/api/plan/read-meeting?meeting=${id}`);
    const { agenda } = (await told.json()) as {
      agenda: { content: { items: { key: string; group: string }[] } };
    };
    const numberless = agenda.content.items.findIndex(
      ({ key, group }) => group === 'undecided' && key.startsWith('target:'),
    );
    await desk.getByTestId('desk-item').nth(numberless).click();
    await desk.getByTestId('minutes-decision').fill('不少于一百二十个');
    await desk.getByRole('checkbox', { name: '会议为这一目标定量' }).check();
    const alone = desk.getByTestId('nobody-approves');
    assert.equal(await alone.getByRole('link').getAttribute('href'), '/people', 'said before it is sent');
    await desk.getByTestId('field-value').fill('120');
    await desk.getByTestId('field-unit').fill('个');
    await desk.getByText('已保存').waitFor();
    await page.getByTestId('issue-minutes').click();
    await page.getByTestId('minutes').getByText('加快推进').waitFor();
    await page.getByTestId('resolution').getByText(work).waitFor();
    for (const paper of ['agenda', 'minutes']) {
      const address = (await page.getByTestId(`download-${paper}`).getAttribute('href')) ?? '';
      const file = await page.context().request.get(new URL(address, demo.base).href);
      const bytes = await file.body();
      assert.equal(bytes.subarray(0, 2).toString(), 'PK');
      assert.ok(bytes.includes('word/document.xml'), paper);
    }
  });

  test('a number that was set waits for somebody else, who sees what it would change; then it holds', async () => {
    const minutes = page.getByTestId('minutes');
    await minutes.getByTestId('number-state').getByText('待他人批准').waitFor();
    const card = minutes.getByTestId('proposal');
    await card.locator('summary').click();
    await card.getByTestId('preview').getByText('120').first().waitFor();
    await card.getByText('不少于一百二十个 · ').waitFor();
    assert.equal(await card.getByTestId('approve').count(), 0);
    await approveNewest(demo);
    await minutes.getByTestId('number-state').getByText('批准生效').waitFor();
    await soon(async () => assert.equal(await card.count(), 0));
  });

  test('the resolution waits in the inbox of its unit, and is signed for where it was resolved', async () => {
    await page.goto(`${demo.base}/inbox?unit=${encodeURIComponent(unit)}`);
    await page.getByTestId('inbox-sign').getByRole('link', { name: work }).click();
    const own = page.getByTestId('resolution').filter({ hasText: work });
    const accept = own.getByTestId('resolution-accept');
    await accept.locator('summary').click();
    await accept.getByRole('button').click();
    await own.getByTestId('resolution-state').getByText('已签收').waitFor();
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByTestId('minutes').waitFor();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(wider, 0);
    assert.deepEqual(faults, []);
  });
});
