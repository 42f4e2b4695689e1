import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { HOUSE } from '../../text.ts';
import { chromiumPath } from './browser.ts';
import { changeByTwo } from './change-by-two.ts';
import { confirmScreen } from './confirm-screen.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';
import { soon } from './soon.ts';

const CLI = join(HOUSE, 'cli', 'yuheng.ts');
const realPlans = join(HOUSE, '..', 'shared', 'plans', 'henan-5g-and-ai-action-plans.txt');

/** The first-hour walk of the README, in its order, on one running demo. */
describe('the first hour', { skip: chromiumPath === undefined && 'no Chromium on this machine' }, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openDemo();
    ({ demo, page, faults } = opened);
  });
  after(() => opened?.close());

  const target = (subject: string): Locator =>
    page.locator(`[data-testid="target-row"][data-target-subject*="${subject}"]`);
  const plansAre = async (count: number): Promise<void> => {
    await page
      .getByTestId('plan-row')
      .nth(count - 1)
      .waitFor();
    await soon(async () => assert.equal(await page.getByTestId('plan-row').count(), count));
  };
  const lampOf = async (row: Locator, lamp: string): Promise<void> => {
    await row.and(page.locator(`[data-lamp="${lamp}"]`)).waitFor();
  };

  test('the link signs in and opens the board with measured targets', async () => {
    await page.goto(demo.link);
    await plansAre(2);
    await target('示范区').first().waitFor();
    const tiers = await page.getByTestId('target-row').getByTestId('figure').allTextContents();
    assert.ok(tiers.filter((text) => /\bA\b/.test(text)).length >= 4, tiers.join(' | '));
    await page.getByTestId('synthetic-mark').first().waitFor();
  });

  test('of 23 targets 16 are measured by systems or official statistics; the rest says what is missing', async () => {
    const targets = (await board(demo)).plans.flatMap((plan) => plan.targets);
    const measured = targets.filter(({ reading }) => reading !== null && ['A', 'B'].includes(reading.tier));
    assert.deepEqual([targets.length, measured.length], [23, 16]);
    const stated = measured.filter(({ threshold }) => threshold === null);
    assert.deepEqual(
      stated.map(({ subject }) => subject),
      [
        '5G网络全覆盖',
        '5G产业营业收入',
        '人工智能核心产业和关联产业营业收入',
        '在国内具有较强影响的人工智能领军企业',
        '人工智能应用示范区',
      ],
    );
    for (const { threshold, measure, reading, trend, quote } of measured) {
      assert.ok(measure !== null && (reading?.facts ?? 0) > 0 && trend.length > 1, quote);
      assert.ok(threshold === null || /纪要/.test(threshold.minute), quote);
    }
    assert.equal(measured.filter(({ reading }) => reading?.tier === 'B').length, 2);
    const open = targets.filter((one) => !measured.includes(one));
    assert.deepEqual([...new Set(open.map(({ reason }) => reason.key))], ['needs-decision']);
    // Two sources of one figure differ, and it is told.
    const failing = targets.filter(({ quality }) => quality.failed.length > 0);
    assert.deepEqual(
      failing.map(({ subject, quality }) => [subject, quality.failed.map(({ kind }) => kind)]),
      [['人工智能核心产业和关联产业营业收入', ['consistent']]],
    );
  });

  test('a click on the overdue figure shows its facts; a second opens one fact', async () => {
    const zones = target('示范区').first();
    await lampOf(zones, 'overdue');
    await zones.getByTestId('figure').click();
    const drawer = page.getByTestId('evidence-drawer');
    await drawer.getByTestId('fact-row').first().waitFor();
    await soon(async () => assert.ok((await drawer.getByTestId('fact-row').count()) >= 2));
    await drawer.getByTestId('fact-row').first().click();
    await drawer.getByTestId('fact-detail').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  test('one changed fact moves the lamp, without a reload: from the simulator, or through the public API', async () => {
    const zones = target('示范区').first();
    const figure = zones.getByTestId('figure-number').first();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByTestId('simulator-toggle').click();
    await page.locator('[data-testid="play-event"][data-event="open-zone"]').click();
    await lampOf(zones, 'normal');
    await soon(async () => assert.equal((await figure.textContent())?.trim(), '3'));
    await page.locator('[data-testid="play-event"][data-event="close-zone"]').click();
    await lampOf(zones, 'overdue');
    await page.getByTestId('simulator-toggle').click();
    await patch(demo, 'urn:ngsi-ld:DemonstrationZone:ai-03', { status: property('operating') });
    await lampOf(zones, 'normal');
    assert.equal(await page.evaluate(() => 'sameDocument' in window), true);
  });

  test('a target opens to its sentence in the document, highlighted', async () => {
    await target('全覆盖').first().getByTestId('target-open').click();
    const excerpt = page.getByTestId('target-panel').getByTestId('excerpt');
    await excerpt.locator('mark').first().waitFor();
    await soon(async () =>
      assert.match((await excerpt.locator('mark').first().textContent()) ?? '', /全覆盖/),
    );
    await page.keyboard.press('Escape');
  });

  test('the language switches and stays', async () => {
    await page.getByTestId('language-switch').click();
    await page.getByText('Import a plan').first().waitFor();
    await page.reload();
    await page.getByText('Import a plan').first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByTestId('language-switch').click();
    await page.getByText('导入方案').first().waitFor();
  });

  test('a plan of one’s own becomes a draft: document, programme, gaps; nothing of it is at work', async () => {
    await upload('某县数字经济三年行动.txt', OWN_PLAN);
    const screen = page.getByTestId('confirm-page');
    await screen.getByRole('heading', { name: '演练县数字经济三年行动计划' }).waitFor();
    await screen.getByTestId('confirm-document').getByText('建设县域算力网').waitFor();
    await soon(async () => assert.equal(await screen.getByTestId('confirm-entry').count(), 4));
    await soon(async () => assert.ok((await screen.getByTestId('confirm-gap').count()) >= 2));
    const own = (await board(demo)).plans.find(({ title }) => title === '演练县数字经济三年行动计划');
    assert.deepEqual([own?.state, own?.confirmation.open], ['draft', 4]);
  });

  test('? shows the keys; A accepts what is stated plainly, a one after the other, g puts the plan to work', async () => {
    await page.keyboard.press('?');
    await page.getByTestId('keys-drawer').getByText('采纳，转到下一项').waitFor();
    await page.keyboard.press('Escape');
    const screen = confirmScreen(page);
    await screen.acceptPlain();
    await screen.acceptRest();
    await screen.goLive();
    await plansAre(3);
    const row = page.getByTestId('plan-row').filter({ hasText: '演练县数字经济三年行动计划' });
    await row.and(page.locator('[data-state="live"]')).waitFor();
    const own = (await board(demo)).plans.find(({ title }) => title === '演练县数字经济三年行动计划');
    assert.deepEqual(
      own?.sections.flatMap(({ tasks }) => tasks.map((task) => [task.units[0]?.unit, task.case?.state])),
      [
        ['县工业和信息化局', 'pending'],
        ['县政府办公室', 'pending'],
      ],
    );
  });

  test('a measure is proposed for one of its targets; somebody else approves, and its history appears', async () => {
    await target('数字园区').last().getByTestId('target-open').click();
    const panel = page.getByTestId('target-panel');
    await panel.getByTestId('measure-choice').first().getByRole('button').click();
    await changeByTwo(panel, demo);
    await panel.getByRole('heading', { name: '走势与预测' }).waitFor();
    await panel.locator('table tr').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('the proof is checked by the browser, taken along, and verified without the server', async () => {
    await target('示范区').first().getByTestId('figure').click();
    const drawer = page.getByTestId('evidence-drawer');
    await drawer.locator('[data-testid=log-proof][data-state=holds]').waitFor();
    const saved = page.waitForEvent('download');
    await drawer.getByTestId('export-evidence').click();
    const file = await (await saved).path();
    assert.match((await promisify(execFile)(process.execPath, [CLI, 'verify', file])).stdout, /\S/);
    await page.keyboard.press('Escape');
  });

  test('an empty file is refused in words, and nothing is stored', async () => {
    await page.goto(demo.base);
    await upload('空.txt', '');
    const failed = page.getByTestId('import-failed');
    await failed.waitFor();
    await soon(async () => assert.match((await failed.textContent()) ?? '', /空/));
    await plansAre(3);
  });

  test('the real plans import: two boards, 64 items, their targets and gaps', {
    skip: !existsSync(realPlans) && 'the real plans are not beside this clone',
  }, async () => {
    await upload('河南.txt', await readFile(realPlans));
    await page.getByTestId('confirm-page').getByTestId('other-plan').waitFor();
    await page.goto(demo.base);
    await plansAre(5);
    const { plans } = await board(demo);
    const real = plans.filter(({ source }) => source.name === '河南.txt');
    assert.equal(real.length, 2);
    assert.equal(
      real.reduce((sum, plan) => sum + plan.counts.tasks, 0),
      64,
    );
    assert.equal(
      real.reduce((sum, plan) => sum + plan.counts.numericTargets, 0),
      5,
    );
    const gaps = new Set(real.flatMap((plan) => plan.gaps.map(({ kind }) => kind)));
    for (const kind of ['missing-title', 'missing-date', 'missing-annex', 'relative-horizon-without-base'])
      assert.ok(gaps.has(kind), kind);
  });

  test('the map shows the province with facts on it', async () => {
    await page.goto(`${demo.base}/map`);
    await page.getByTestId('map').locator('canvas').waitFor();
    await page.getByText('郑州').first().waitFor();
  });

  test('no script failed on the way, and the server never did', () => {
    assert.deepEqual(faults, []);
  });

  async function upload(name: string, content: string | Buffer): Promise<void> {
    await page
      .getByTestId('import-input')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  }
});

const OWN_PLAN = `演练县数字经济三年行动计划

　　为加快发展数字经济，制定本计划。

　　一、总体目标

　　到2028年底，数字经济规模超过60亿元，建成3个以上数字园区。

　　二、主要任务

　　（一）建设基础网络。

　　1.建设县域算力网。（责任单位：县工业和信息化局）

　　2.开放公共资源。（责任单位：县政府办公室）
`;

function property(value: string): object {
  return { type: 'Property', value, observedAt: new Date().toISOString() };
}

async function patch(demo: DemoProcess, entity: string, body: object): Promise<void> {
  const { key } = await readServerFile(demo.data);
  const response = await fetch(`${demo.base}/ngsi-ld/v1/entities/${encodeURIComponent(entity)}/attrs`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 204, await response.text());
}

interface BoardAnswer {
  readonly plans: readonly {
    readonly title: string;
    readonly state: string;
    readonly source: { readonly name: string };
    readonly confirmation: { readonly open: number };
    readonly sections: readonly {
      readonly tasks: readonly {
        readonly units: readonly { readonly unit: string }[];
        readonly case: { readonly state: string } | null;
      }[];
    }[];
    readonly counts: { readonly tasks: number; readonly numericTargets: number };
    readonly targets: readonly {
      readonly subject: string;
      readonly quote: string;
      readonly measure: object | null;
      readonly reading: { readonly tier: string; readonly facts: number } | null;
      readonly trend: readonly object[];
      readonly threshold: { readonly minute: string } | null;
      readonly reason: { readonly key: string };
      readonly quality: { readonly failed: readonly { readonly kind: string }[] };
    }[];
    readonly gaps: readonly { readonly kind: string }[];
  }[];
}

async function board(demo: DemoProcess): Promise<BoardAnswer> {
  const headers = { authorization: `Bearer ${(await readServerFile(demo.data)).key}` };
  const response = await fetch(`${demo.base}/api/plan/read-board`, { headers });
  return (await response.json()) as BoardAnswer;
}
