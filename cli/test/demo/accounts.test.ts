import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath, watchedPage } from './browser.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';

const PASSWORD = '渡口的船七点开，别忘了带伞和干粮';

describe('people and accounts in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let opened: OpenDemo | undefined;
  let page: Page;
  let guest: Page;
  let base = '';
  let faults: readonly string[] = [];
  let guestFaults: readonly string[] = [];
  let link = '';

  before(async () => {
    opened = await openSignedIn();
    ({ page, faults } = opened);
    ({ base } = opened.demo);
    ({ page: guest, faults: guestFaults } = await watchedPage(opened.browser));
  });
  after(() => opened?.close());

  test('an administrator adds an organisation, a unit and a person, and makes a link', async () => {
    await page.getByTestId('person-menu').click();
    await page.getByTestId('go-people').click();
    const adding = page.getByTestId('add-organisation');
    await adding.getByRole('textbox').fill('市工信局');
    await adding.getByRole('button').click();
    await page.getByTestId('organisation').filter({ hasText: '市工信局' }).click();
    const unit = page.getByTestId('add-unit');
    await unit.getByRole('textbox').fill('通信处');
    await unit.getByRole('button').click();
    await page.getByTestId('organisation-drawer').getByText('通信处').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('add-person').click();
    await page.getByTestId('new-account').fill('hua');
    await page.getByTestId('person-name').fill('华');
    const form = page.getByTestId('new-person');
    await form.getByLabel('单位').selectOption({ label: '市工信局' });
    await form.getByLabel('处室').selectOption({ label: '通信处' });
    await form.getByRole('button', { name: '新增人员' }).click();
    await page.getByTestId('person-drawer').waitFor();
    await page.getByTestId('issue-link').click();
    link = (await page.getByTestId('first-link').textContent()) ?? '';
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=[\w-]{32}&next=\/account$/);
  });

  test('the person comes in by it, sets a password, and signs in with it', async () => {
    await guest.goto(link);
    await guest.getByTestId('new-password').fill('太短');
    await guest.getByText('还差 13 个字符').waitFor();
    await guest.getByTestId('new-password').fill(PASSWORD);
    await guest.getByRole('button', { name: '设置密码' }).click();
    await guest.getByRole('button', { name: '更改密码' }).waitFor();
    assert.ok((await guest.locator('main').textContent())?.includes('通信处'));
    await guest.getByTestId('person-menu').click();
    assert.equal(await guest.getByTestId('go-people').count(), 0, 'only administrators see it');
    await guest.getByTestId('sign-out').click();
    await guest.getByTestId('account').fill('hua');
    await guest.getByTestId('password').fill('不是这个密码');
    await guest.getByTestId('password-sign-in').getByRole('button').click();
    await guest.getByText('账户或密码不对').waitFor();
    await guest.getByTestId('password').fill(PASSWORD);
    await guest.getByTestId('password-sign-in').getByRole('button').click();
    await guest.getByTestId('person-menu').waitFor();
  });

  test('a system gets a key, which is shown once and revoked', async () => {
    await page.goto(`${base}/people`);
    await page.getByTestId('add-key').click();
    const form = page.getByTestId('new-key');
    await page.getByTestId('key-name').fill('Meter');
    await form.getByText('小写字母、数字和连字符').waitFor();
    await page.getByTestId('key-name').fill('meter');
    await form.getByLabel('单位').selectOption({ label: '市工信局' });
    await form.getByRole('button', { name: '生成密钥' }).click();
    const key = (await page.getByTestId('new-key-secret').textContent()) ?? '';
    const ask = async () =>
      (await fetch(`${base}/ngsi-ld/v1/types`, { headers: { authorization: `Bearer ${key}` } })).status;
    assert.equal(await ask(), 200);
    await page.keyboard.press('Escape');
    const row = page.getByTestId('key').filter({ hasText: 'meter' });
    assert.match((await row.textContent()) ?? '', /市工信局.*有效/);
    await row.click();
    await page.getByTestId('revoke-key').click();
    await page.getByTestId('key').filter({ hasText: '已撤销' }).waitFor();
    assert.equal(await ask(), 401);
    await page.keyboard.press('Escape');
  });

  test('a house with one tenant has nothing to choose; with another one, roles are given in each', async () => {
    await page.goto(`${base}/people`);
    await page.getByTestId('person').first().waitFor();
    assert.equal(await page.getByLabel('租户').count(), 0);
    const made = await page.evaluate(
      async () =>
        (
          await fetch('/ngsi-ld/v1/entities', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'ngsild-tenant': 'kaifeng' },
            body: JSON.stringify({ id: 'urn:x:1', type: 'X' }),
          })
        ).status,
    );
    assert.equal(made, 201);
    await page.reload();
    await page.getByTestId('person').filter({ hasText: 'hua' }).click();
    const others = page.getByTestId('other-tenants');
    await others.getByLabel('租户').selectOption({ label: 'kaifeng' });
    await page.getByTestId('add-member').click();
    await page.waitForURL(/tenant=kaifeng/);
    const drawer = page.getByTestId('person-drawer');
    await drawer.getByText('账户由其他租户管理').waitFor();
    assert.equal(await drawer.getByTestId('issue-link').count(), 0);
    await drawer.getByLabel('管理员').check();
    await drawer.getByRole('button', { name: '保存' }).click();
    const row = page.getByTestId('person').filter({ hasText: 'hua' });
    await row.filter({ hasText: '管理员' }).waitFor();
    assert.match((await row.textContent()) ?? '', /账户属于其他租户/);
    const other = drawer.getByTestId('other-tenants');
    await other.getByText('平台本身').waitFor();
    await other.getByText('查看者', { exact: true }).waitFor();

    // Whoever administers there alone sees that tenant alone.
    await guest.goto(`${base}/`);
    await guest.getByTestId('person-menu').click();
    await guest.getByTestId('go-people').click();
    await guest.getByTestId('person').filter({ hasText: 'hua' }).waitFor();
    assert.equal(await guest.getByTestId('person').count(), 1);
    assert.equal(await guest.getByLabel('租户').count(), 0);
    await guest.goto(`${base}/account`);
    await guest.getByText('kaifeng').waitFor();

    await page.getByTestId('close-person').click();
    await page.getByTestId('person').filter({ hasText: 'hua' }).waitFor({ state: 'detached' });
    await guest.goto(`${base}/`);
    await guest.getByTestId('person-menu').click();
    assert.equal(await guest.getByTestId('go-people').count(), 0);
    await guest.goto(`${base}/people`);
    await guest.getByTestId('not-offered').waitFor();
  });

  test('who administers another tenant alone has a console of their own, and is refused nothing', async () => {
    const token = await page.evaluate(async () => {
      const body = JSON.stringify({
        id: 'user:kai',
        name: '开封管理员',
        roles: ['administrator'],
        tenant: 'kaifeng',
      });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/identity/issue-link', { method: 'POST', headers, body });
      return ((await answer.json()) as { token: string }).token;
    });
    const other = await watchedPage(opened?.browser as never);
    const refused: string[] = [];
    other.page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await other.page.goto(`${base}/sign-in?token=${token}`);
    await other.page.waitForURL('**/people');
    await other.page.getByTestId('person').filter({ hasText: '开封管理员' }).waitFor();
    await other.page.getByTestId('tenant').getByText('kaifeng').waitFor();
    await other.page.goto(`${base}/security`);
    await other.page.getByTestId('not-offered').waitFor();
    assert.deepEqual([...refused, ...other.faults], []);

    // A role in the house costs them their password: that is said before.
    await page.goto(`${base}/people?tenant=kaifeng&person=user:kai`);
    await page.getByTestId('add-member').click();
    await page.getByTestId('signs-out').getByText('开封管理员').waitFor();
    await page.getByTestId('add-member-anyway').click();
    await page.getByTestId('person-drawer').getByText('此人已被退出登录').waitFor();
    await other.page.getByTestId('not-offered').getByRole('link').click();
    await other.page.getByTestId('session-ended').waitFor();
    await other.page.close();
  });

  test('an administrator sees who was refused', async () => {
    await page.goto(`${base}/security`);
    const row = page.getByTestId('refusal').filter({ hasText: '密码不对' });
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /陌生人，自称华/);
    await page.getByTestId('reads').getByText('没有要求留痕的读取').waitFor();
  });

  test('whoever is closed is shown the sign-in page at once', async () => {
    await guest.goto(`${base}/`);
    await guest.getByTestId('plan-row').first().waitFor();
    await page.goto(`${base}/people`);
    await page.getByTestId('person').filter({ hasText: 'hua' }).click();
    await page.getByTestId('close-person').click();
    await guest.getByTestId('password-sign-in').waitFor();
    await guest.getByTestId('session-ended').waitFor();
    assert.deepEqual([...faults, ...guestFaults], []);
  });
});
