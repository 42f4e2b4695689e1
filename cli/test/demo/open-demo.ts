import type { Browser, Page } from 'playwright-core';
import { openBrowser, watchedPage } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { startFilledDemo } from './filled-demo.ts';

/** A demo, and a page of a browser for it. */
export interface OpenDemo {
  readonly demo: DemoProcess;
  readonly browser: Browser;
  readonly page: Page;
  readonly faults: readonly string[];
  /** Ends both and leaves nothing. */
  close(): Promise<void>;
}

/** @param start by default on a copy of the filled one */
export async function openDemo(start: () => Promise<DemoProcess> = startFilledDemo): Promise<OpenDemo> {
  const demo = await start();
  const end = async () => {
    await demo.interrupt();
    await demo.remove();
  };
  try {
    const browser = await openBrowser();
    const { page, faults } = await watchedPage(browser);
    return {
      demo,
      browser,
      page,
      faults,
      async close() {
        await browser.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A filled demo with its board open. @param patience of the page, ms: for what takes longer than pages do */
export async function openSignedIn(patience?: number): Promise<OpenDemo> {
  const opened = await openDemo();
  try {
    if (patience !== undefined) opened.page.setDefaultTimeout(patience);
    await opened.page.goto(opened.demo.link);
    await opened.page.getByTestId('plan-row').first().waitFor();
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
