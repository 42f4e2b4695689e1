import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { HOUSE } from '../../text.ts';
import { chromiumPath, watchedPage } from './browser.ts';
import { type ConfirmScreen, confirmScreen } from './confirm-screen.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';
import { soon } from './soon.ts';

const realPlans = join(HOUSE, '..', 'shared', 'plans', 'henan-5g-and-ai-action-plans.txt');

/** From the file to the plan at work by keyboard alone: the real plans where they are at hand, else a short one. */
describe('confirming a plan', { skip: chromiumPath === undefined && 'no Chromium on this machine' }, () => {
  const real = existsSync(realPlans);
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let browser: Browser;
  let page: Page;
  let screen: ConfirmScreen;
  let faults: readonly string[] = [];
  let plan = '';

  before(async () => {
    opened = await openDemo();
    ({ demo, browser, page, faults } = opened);
    screen = confirmScreen(page);
    await page.goto(demo.link);
    await page.getByTestId('plan-row').first().waitFor();
  });
  after(() => opened?.close());

  const call = async <Answer>(operation: string, input: object): Promise<Answer> => {
    const { key } = await readServerFile(demo.data);
    const read = operation.startsWith('read-');
    const query = new URLSearchParams(input as Record<string, string>);
    const response = await fetch(`${demo.base}/api/plan/${operation}${read ? `?${query}` : ''}`, {
      method: read ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(read ? {} : { body: JSON.stringify(input) }),
    });
    assert.equal(response.status, 200, operation);
    return (await response.json()) as Answer;
  };
  const record = async () =>
    (await call<{ decisions: readonly Decided[] }>('read-decisions', { plan, after: '0' })).decisions;
  const planOnBoard = async () =>
    (await call<{ plans: readonly PlanOnBoard[] }>('read-board', {})).plans.find(({ id }) => id === plan);
  const selectedKey = async (): Promise<string> =>
    (await page.locator('li[data-key]:has([aria-current="true"])').getAttribute('data-key')) ?? '';
  /** Another person at another machine, before the same plan. */
  const somebody = async (id: string, role: string): Promise<Page> => {
    const { key } = await readServerFile(demo.data);
    const response = await fetch(`${demo.base}/api/identity/issue-link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: `user:${id}`, name: id, roles: [role] }),
    });
    const { token } = (await response.json()) as { token: string };
    const other = (await watchedPage(browser)).page;
    await other.goto(`${demo.base}/sign-in?token=${token}`);
    await other.getByTestId('plan-row').first().waitFor();
    await other.goto(`${demo.base}/plan/${plan}/confirm`);
    await other.getByTestId('confirm-page').waitFor();
    return other;
  };

  test('a file that is picked lands on its draft; the board has no figure and no task of it', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('import-button').first().focus();
    await screen.press('Enter');
    const buffer = real ? await readFile(realPlans) : Buffer.from(SHORT_PLAN);
    await (await chooser).setFiles({ name: '方案.txt', mimeType: 'text/plain', buffer });
    await page.getByTestId('confirm-page').waitFor();
    plan = /\/plan\/([0-9a-f-]+)\/confirm/.exec(page.url())?.[1] ?? '';
    const draft = await planOnBoard();
    assert.equal(draft?.state, 'draft');
    assert.equal(draft?.counts.measuredTargets, 0);
    const tasks = draft?.sections.flatMap((section) => section.tasks) ?? [];
    assert.ok(tasks.length >= 2 && tasks.every((task) => task.case === null));
    assert.deepEqual(await record(), []);
  });

  test('what the document does not say of itself is given with its source, and its gaps close', async () => {
    const gap = page.locator('[data-testid="confirm-gap"][data-gap="missing-date"]');
    await gap.and(page.locator('[data-state="open"]')).waitFor();
    await screen.press('p');
    await page.getByTestId('field-title').and(page.locator(':focus')).waitFor();
    await screen.press('Control+A');
    await screen.type('演练方案');
    await screen.press('Tab', 'Tab', 'Tab');
    await screen.date('2019-12-30');
    await page.getByTestId('reason').focus();
    await screen.type('红头文件');
    await screen.press('Enter');
    await gap.and(page.locator('[data-state="answered"]')).waitFor();
    const [decision] = await record();
    assert.deepEqual([decision?.act, decision?.reason], ['correct', '红头文件']);
    assert.equal((await planOnBoard())?.title, '演练方案');
  });

  test('one is rejected with a reason, taken back, and both stay in the record', async () => {
    const open = await screen.open();
    await screen.press('x');
    await page.getByTestId('reason').and(page.locator(':focus')).waitFor();
    await screen.type('是背景');
    await screen.press('Enter');
    await screen.untilOpen(open - 1);
    await screen.press('u');
    await screen.untilOpen(open);
    const acts = (await record()).map(({ act, reason, withdraws }) => [act, reason, withdraws]);
    assert.deepEqual(acts.slice(1), [
      ['reject', '是背景', null],
      ['withdraw', '', 2],
    ]);
    await screen.press('r');
    await page.locator('[data-testid="record-step"][data-act="withdraw"]').waitFor();
    await screen.press('Escape');
  });

  test('a target without a number gets one: who set it, when, by which minute', async () => {
    const batch = page.locator('[data-testid="confirm-entry"]', { hasText: '（一批）' }).first();
    await screen.press('/');
    await screen.type('一批');
    await screen.press('Enter');
    await batch.locator('[aria-current="true"]').waitFor();
    await screen.press('t');
    await page.getByTestId('field-value').and(page.locator(':focus')).waitFor();
    await screen.type('12');
    await screen.press('Tab');
    await screen.type('个');
    await screen.press('Enter');
    await page.getByTestId('confirm-form').getByRole('alert').first().waitFor();
    await page.getByTestId('field-setBy').and(page.locator(':focus')).waitFor();
    await screen.type('专项小组第3次会议');
    await screen.press('Tab');
    await screen.date('2024-05-06');
    await page.getByTestId('field-minute').focus();
    await screen.type('〔2024〕7号');
    await screen.press('Enter');
    await page.locator('[data-testid="confirm-entry"]', { hasText: '〔2024〕7号' }).waitFor();
    const set = (await record()).at(-1);
    assert.deepEqual(
      [set?.act, set?.threshold],
      ['set-threshold', { setBy: '专项小组第3次会议', setOn: '2024-05-06', minute: '〔2024〕7号' }],
    );
    await screen.press('Escape');
  });

  test('an item is corrected beside its sentence; the record keeps what was and what is', async () => {
    await page.locator('[data-testid="confirm-entry"][data-key^="item "]').first().click();
    await screen.press('e');
    const title = page.getByTestId('field-title').and(page.locator(':focus'));
    await title.waitFor();
    await screen.press('End');
    await screen.type('（试点）');
    await page.getByTestId('reason').focus();
    await screen.type('按会议意见');
    await screen.press('Enter');
    await page.locator('[data-testid="confirm-entry"][data-verdict="corrected"]').first().waitFor();
    const change = (await record()).at(-1)?.changes[0];
    assert.equal(change?.after, `${String(change?.before)}（试点）`);
  });

  test('another person’s decision shows without a reload; of two about the same thing the later is told', async () => {
    const other = await somebody('colleague', 'officer');
    const colleague = confirmScreen(other);
    const open = await screen.open();
    await colleague.press('a');
    await screen.untilOpen(open - 1);
    // The news of the next decision does not reach this page in time.
    const released = Promise.withResolvers<void>();
    await page.route('**/api/plan/read-decisions**', async (route) => {
      await released.promise;
      await route.continue();
    });
    await page.getByTestId('confirm-entry').and(page.locator('[data-verdict="open"]')).first().click();
    const wanted = await selectedKey();
    await other.locator(`[data-key="${wanted}"]`).click();
    await colleague.press('a');
    await colleague.untilOpen(open - 2);
    await screen.press('x');
    await screen.type('重复');
    await screen.press('Enter');
    await page.getByTestId('confirm-error').getByText('刚刚有人另作决定').waitFor();
    released.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    await screen.untilOpen(open - 2);
    assert.equal((await record()).at(-1)?.act, 'accept');
    await screen.press('Escape');
    await page.getByTestId('confirm-error').getByRole('button').click();
    await other.context().close();
  });

  test('who may only read sees everything and can decide nothing', async () => {
    const viewer = await somebody('reader', 'viewer');
    const { length } = await record();
    await viewer.getByText('不能作出决定').waitFor();
    await soon(async () => assert.equal(await viewer.getByTestId('entry-accept').count(), 0));
    await soon(async () => assert.equal(await viewer.getByTestId('go-live').count(), 0));
    await viewer.keyboard.press('a');
    await viewer.keyboard.press('Shift+A');
    await viewer.keyboard.press('Enter');
    await soon(async () => assert.equal(await viewer.locator('dialog[open]').count(), 0));
    assert.equal((await record()).length, length);
    await viewer.context().close();
  });

  test('after a reload everything is as it was decided', async () => {
    const open = await screen.open();
    await page.reload();
    await screen.untilOpen(open);
    await page.locator('[data-testid="confirm-entry"][data-verdict="corrected"]').first().waitFor();
  });

  test('everything decided goes to work, plan by plan, and stands on the board at once', async () => {
    await screen.acceptPlain();
    await screen.acceptRest();
    await screen.goLive();
    const live = await planOnBoard();
    assert.equal(live?.state, 'live');
    const tasks = live?.sections.flatMap((section) => section.tasks) ?? [];
    assert.equal(tasks.length, live?.counts.tasks);
    assert.ok(tasks.every((task) => ['pending', 'proposed'].includes(task.case?.state ?? '')));
    if (real) {
      await page.getByRole('heading', { name: '人工智能' }).first().waitFor();
      await screen.acceptPlain();
      await screen.acceptRest();
      await screen.goLive();
    }
    await page.locator('[data-testid="plan-row"][data-state="live"]', { hasText: '演练方案' }).waitFor();
    await soon(async () => assert.equal(await page.getByTestId('draft').count(), 0));
    assert.deepEqual(faults, []);
  });
});

const SHORT_PLAN = `一、总体目标

　　经过3—5年努力，数字经济规模超过600亿元，形成一批应用场景，成为区域高地。

　　二、主要任务

　　（一）建设网络。

　　1.建设全市算力网。（责任单位：市工业和信息化局）

　　2.开放公共数据。（责任单位：市政府办公室）

　　3.完善通信管网。详见附件。
`;

interface Decided {
  readonly act: string;
  readonly reason: string;
  readonly withdraws: number | null;
  readonly threshold: object | null;
  readonly changes: readonly { readonly before: unknown; readonly after: unknown }[];
}

interface PlanOnBoard {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly counts: { readonly tasks: number; readonly measuredTargets: number };
  readonly sections: readonly {
    readonly tasks: readonly { readonly case: { readonly state: string } | null }[];
  }[];
}
