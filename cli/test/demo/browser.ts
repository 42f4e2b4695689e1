import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page, type Response } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, or undefined where there is none: then browser tests are skipped with a message. */
export const chromiumPath: string | undefined = PLACES.find((path) => existsSync(path));

/**
 * Software rendering and no calls to the outside, as on a machine of CI.
 * @param keepsPages keep pages that were left, for going back to them, as browsers do when no test drives them
 */
export function openBrowser({ keepsPages = false } = {}): Promise<Browser> {
  return chromium.launch({
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that collects what must never happen: errors of scripts, and answers of the server above 499. */
export async function watchedPage(
  browser: Browser,
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  // As long as a page of a slow machine may take that other work lets wait.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
    // What a test prints is shown where it fails: most often this says why.
    if (response.status() >= 400 && response.request().method() !== 'GET') void told(response);
  });
  return { page, faults };
}

/** Prints an answer that refused what was asked for. */
async function told(response: Response): Promise<void> {
  const said = await response.text().catch(() => '');
  console.error(response.status(), response.url(), said.slice(0, 500));
}
