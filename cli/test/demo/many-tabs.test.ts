import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { startFilledDemo } from './filled-demo.ts';

const TABS = 10;
const ZONE = 'urn:ngsi-ld:DemonstrationZone:ai-03';

/** A browser opens six connections to a server over HTTP/1.1: what all pages hear must not take one for each. */
describe('many tabs', { skip: chromiumPath === undefined && 'no Chromium on this machine' }, () => {
  let demo: DemoProcess;
  let browser: Browser;
  let context: BrowserContext;
  let tabs: Page[];

  before(async () => {
    demo = await startFilledDemo();
    // As people have it: pages that were left stay behind the one that is shown.
    browser = await openBrowser({ keepsPages: true });
    context = await browser.newContext({ locale: 'zh-CN' });
    context.setDefaultTimeout(60_000);
    tabs = [await context.newPage()];
    await tabs[0]?.goto(demo.link);
    // Signed in: the others would come before the cookie.
    await tabs[0]?.getByTestId('plan-row').first().waitFor();
  });
  after(async () => {
    await browser?.close();
    await demo?.interrupt();
    await demo?.remove();
  });

  test('ten load', async () => {
    while (tabs.length < TABS) {
      const tab = await context.newPage();
      tabs.push(tab);
      await tab.goto(demo.base);
    }
    for (const tab of tabs) await lampIs(tab, 'overdue');
    for (const tab of tabs) await stateIs(tab, 'live');
  });

  test('one change moves the figure in each of them', async () => {
    await patch('operating');
    for (const tab of tabs) await lampIs(tab, 'normal');
  });

  test('the tab that was first is closed, and the next change still arrives in all others', async () => {
    await tabs.shift()?.close();
    await patch('underConstruction');
    for (const tab of tabs) await lampIs(tab, 'overdue');
    for (const tab of tabs) await stateIs(tab, 'live');
  });

  test('going from address to address in one tab never waits for pages left behind', async () => {
    const tab = tabs[0] as Page;
    const landmarks = [
      ['/', '[data-testid="plan-row"]'],
      ['/map', '[data-testid="map"] canvas'],
      ['/plan/overlaps', '#content h1'],
    ] as const;
    for (const [path, landmark] of [...landmarks, ...landmarks, ...landmarks, ...landmarks]) {
      await tab.goto(`${demo.base}${path}`);
      await tab.locator(landmark).first().waitFor();
      await stateIs(tab, 'live');
    }
  });

  test('a page that is gone back to has what changed while it was behind another', async () => {
    const tab = tabs[0] as Page;
    await tab.goto(demo.base);
    await lampIs(tab, 'overdue');
    await tab.goto(`${demo.base}/map`);
    await stateIs(tab, 'live');
    await patch('operating');
    await lampIs(tabs[1] as Page, 'normal');
    // A page that is brought back is not loaded again: there is no `load` to wait for.
    await tab.goBack({ waitUntil: 'commit' });
    await lampIs(tab, 'normal');
    await stateIs(tab, 'live');
    await patch('underConstruction');
    await lampIs(tab, 'overdue');
  });

  test('without shared workers a tab hears for itself', async () => {
    const tab = await context.newPage();
    await tab.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
    await tab.goto(demo.base);
    await stateIs(tab, 'live');
    await patch('operating');
    await lampIs(tab, 'normal');
    await patch('underConstruction');
    await lampIs(tab, 'overdue');
    await tab.close();
  });

  test('signing out in one tab ends it in all', async () => {
    await tabs[0]?.goto(demo.base);
    await tabs[0]?.getByTestId('person-menu').click();
    await tabs[0]?.getByTestId('sign-out').click();
    for (const tab of tabs) await tab.waitForURL('**/sign-in**');
  });

  async function patch(status: string): Promise<void> {
    const { key } = await readServerFile(demo.data);
    const response = await fetch(`${demo.base}/ngsi-ld/v1/entities/${encodeURIComponent(ZONE)}/attrs`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        status: { type: 'Property', value: status, observedAt: new Date().toISOString() },
      }),
    });
    assert.equal(response.status, 204, await response.text());
  }
});

function zones(tab: Page): Locator {
  return tab.locator('[data-testid="target-row"][data-target-subject*="示范区"]').first();
}

async function lampIs(tab: Page, lamp: string): Promise<void> {
  await zones(tab)
    .and(tab.locator(`[data-lamp="${lamp}"]`))
    .waitFor();
}

async function stateIs(tab: Page, state: string): Promise<void> {
  await tab.locator(`[data-testid="connection-state"][data-state="${state}"]`).waitFor({ state: 'attached' });
}
