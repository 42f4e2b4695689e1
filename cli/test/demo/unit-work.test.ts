import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath, watchedPage } from './browser.ts';
import { approveNewest } from './change-by-two.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

const UNIT = '省通信管理局';

describe('work given to units, and what they find', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let opened: OpenDemo | undefined;
  let page: Page;
  let officer: Page;
  let base = '';
  let faults: readonly string[] = [];
  let officersFaults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ page, faults } = opened);
    ({ base } = opened.demo);
    ({ page: officer, faults: officersFaults } = await watchedPage(opened.browser));
  });
  after(() => opened?.close());

  /** An operation as the console calls it. */
  const post = async (operation: string, data: object): Promise<Record<string, unknown>> => {
    const answer = await page.request.post(`${base}/api/${operation}`, { data, headers: { origin: base } });
    assert.equal(answer.status(), 200, await answer.text());
    return (await answer.json()) as Record<string, unknown>;
  };

  test('the office gives what no document gives to anybody to one unit, with the reason, at once', async () => {
    await page.goto(`${base}/inbox`);
    const group = page.getByTestId('inbox-assign');
    await group.getByTestId('inbox-row').first().waitFor();
    const count = await group.getByTestId('inbox-row').count();
    assert.ok(count > 1);
    const [title = ''] = await group.getByRole('button').filter({ hasText: '.' }).allTextContents();
    await group.getByRole('button', { name: '全选' }).click();
    const form = page.getByTestId('assign-many');
    assert.ok(await form.getByTestId('bulk-assign').isDisabled(), 'not without unit and reason');
    await soon(async () =>
      assert.ok(
        (await form.locator('datalist option').allTextContents()).includes(UNIT),
        'units that plans name are offered',
      ),
    );
    await form.getByLabel('责任单位').fill(UNIT);
    await form.getByLabel('依据').fill('领导小组第二次会议议定');
    await form.getByTestId('bulk-assign').click();
    await group.waitFor({ state: 'detached' });
    await page.goto(`${base}/inbox?unit=${encodeURIComponent(UNIT)}`);
    await page.getByTestId('inbox-sign').getByRole('button', { name: title }).first().waitFor();
  });

  test('whoever acts for a unit finds its inbox first, and who did what by name', async () => {
    const { token } = await post('identity/issue-link', {
      id: 'user:unit-officer',
      name: '方圆',
      organisation: UNIT,
      roles: ['officer'],
    });
    await officer.goto(`${base}/sign-in?token=${token}&next=/inbox`);
    await soon(async () => assert.equal(await officer.getByLabel('单位').inputValue(), UNIT));
    const row = officer.getByTestId('inbox-begin').getByTestId('inbox-row').first();
    await row.getByRole('button').click();
    const panel = officer.getByTestId('task-panel');
    await panel.getByTestId('move-begin').click();
    for (const name of ['方圆', '演示统筹办公室'])
      await panel.getByRole('listitem').filter({ hasText: name }).first().waitFor();
    assert.doesNotMatch((await panel.textContent()) ?? '', /demo-office|urn:ngsi-ld/);
  });

  test('feedback rests on a fact that is found by its name; the journal tells it in words and shows its history', async () => {
    const panel = officer.getByTestId('task-panel');
    const feedback = panel.getByTestId('give-feedback');
    await feedback.locator('summary').first().click();
    await feedback.getByLabel('情况').fill('示范区已投入使用');
    const finder = feedback.getByTestId('fact-finder');
    await finder.locator('summary').click();
    const kind = finder.getByRole('combobox').first();
    const found = finder.getByRole('listitem');
    for (const label of await kind.locator('option').allTextContents()) {
      await finder.getByTestId('fact-name').fill('');
      await kind.selectOption({ label });
      await finder.getByTestId('fact-name').fill('合成');
      await found.or(finder.getByText('没有这个名称的记录')).first().waitFor();
      if ((await found.count()) > 0) break;
    }
    await found.first().getByRole('combobox').selectOption({ index: 1 });
    const words = (await feedback.getByTestId('picked-fact').textContent()) ?? '';
    await feedback.getByTestId('send-feedback').click();
    const kept = panel.getByTestId('evidenced-fact').first();
    await kept.waitFor();
    await soon(async () =>
      assert.ok(words.startsWith((await kept.locator('summary').textContent()) ?? '?'), words),
    );
    await kept.locator('summary').click();
    await kept.getByRole('table').waitFor();
  });

  test('a calendar reads the meetings under a link, until it is revoked', async () => {
    await page.goto(`${base}/meetings`);
    await page.getByTestId('make-feed').click();
    const link = (await page.getByTestId('feed-link').textContent()) ?? '';
    const calendar = async () => fetch(link);
    const answer = await calendar();
    assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/);
    assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT/);
    await page.getByTestId('feed-row').getByRole('button').click();
    await page.getByTestId('feed-row').waitFor({ state: 'detached' });
    assert.equal((await calendar()).status, 404);
  });

  test('a plan that is revoked while a unit works on it is gone from the board and from the inbox, and says so', async () => {
    await page.goto(`${base}/`);
    await page.getByTestId('plan-row').first().waitFor();
    await page.getByRole('link', { name: '河南5G产业发展行动计划' }).first().click();
    const revoke = page.getByTestId('revoke-plan');
    await revoke.getByRole('button').click();
    await revoke.getByText(/未办结的 \d+ 项任务撤销/).waitFor();
    const form = revoke.getByTestId('propose-form');
    await form.getByTestId('difference').filter({ hasText: '移出看板' }).waitFor();
    await form.getByTestId('effect').first().waitFor();
    await form.getByTestId('propose-reason').fill('省政府令废止');
    await form.getByTestId('propose').click();
    await page.getByTestId('subject-proposals').getByTestId('proposal').waitFor();
    assert.equal(await page.getByTestId('revoke-plan').count(), 0, 'it waits for somebody else');
    await approveNewest(opened?.demo ?? assert.fail());
    await page.getByText('可能已废止').first().waitFor();
    await officer.getByTestId('item-gone').getByText('所属方案可能刚被废止').waitFor();
    await officer.keyboard.press('Escape');
    await officer
      .getByTestId('inbox')
      .getByText('河南5G产业发展行动计划')
      .first()
      .waitFor({ state: 'detached' });
  });

  test('nothing went wrong on the way', () => {
    assert.deepEqual([faults, officersFaults], [[], []]);
  });
});
