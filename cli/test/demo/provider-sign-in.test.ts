import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type RealProvider, realProvider } from '@yuheng/kernel/test-oidc-provider';
import type { Browser, Page } from 'playwright-core';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { chromiumPath, openBrowser, watchedPage } from './browser.ts';

const SECRET = 'a secret that the server is told by a file';

/** The provider must know where the server will be. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('signing in by an outside provider', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
  timeout: 300_000,
}, () => {
  let folder: string;
  let provider: RealProvider;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let faults: readonly string[];
  let home: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuheng-provider-'));
    const port = await freePort();
    home = `http://127.0.0.1:${port}`;
    provider = await realProvider(home, SECRET);
    await writeFile(join(folder, 'real.secret'), SECRET, { mode: 0o600 });
    const real = {
      id: 'real',
      name: { 'zh-CN': '省统一认证', en: 'the province' },
      issuer: provider.issuer,
      client: 'yuheng',
      secret: 'real.secret',
      strangers: 'make',
      account: 'preferred_username',
      claims: 'userinfo',
      roles: ['viewer'],
    };
    const file = join(folder, 'providers.json');
    await writeFile(file, JSON.stringify({ address: home, providers: [real] }));
    server = await startServer(join(folder, 'data'), ['--port', String(port), '--providers', file]);
    browser = await openBrowser();
    ({ page, faults } = await watchedPage(browser));
  });
  after(async () => {
    await browser?.close();
    await server?.kill('SIGTERM');
    await provider?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('a button leads there and back to the page that was asked for; signing out ends both', async () => {
    await page.goto(`${home}/account`);
    await page.getByRole('button', { name: '用省统一认证登录' }).click();
    await page.locator('input[name=login]').fill('hua');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('form button[type=submit]').click();
    await page.getByTestId('person-menu').waitFor();
    assert.equal(page.url(), `${home}/account`);
    assert.match((await page.getByTestId('sessions').textContent()) ?? '', /外部认证登录/);
    await page.getByTestId('person-menu').click();
    await page.getByTestId('sign-out').click();
    await page.getByRole('button', { name: /yes/i }).click();
    await page.getByTestId('password-sign-in').waitFor();
    assert.equal(page.url(), `${home}/sign-in`);
    assert.deepEqual(faults, []);
  });

  test('in English too; an answer that nobody asked for is told of, and the page is there to begin anew', async () => {
    await page.goto(`${home}/sign-in/real?state=made-up&code=made-up`);
    await page.getByTestId('failure').waitFor();
    assert.match((await page.getByTestId('failure').textContent()) ?? '', /不可信或已过期/);
    const english = await browser.newPage({ locale: 'en-GB' });
    await english.goto(`${home}/sign-in`);
    await english.getByRole('button', { name: 'Sign in with the province' }).waitFor();
    assert.deepEqual(faults, []);
  });
});
