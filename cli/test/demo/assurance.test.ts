import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

interface Board {
  readonly plans: readonly {
    readonly id: string;
    readonly targets: readonly { readonly id: string; readonly measure: { readonly code: string } | null }[];
  }[];
}

describe('how the data of a target is assured', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    const { plans } = await page.evaluate<Board>(async () => (await fetch('/api/plan/read-board')).json());
    const [found] = plans.flatMap((plan) =>
      plan.targets
        .filter(({ measure }) => measure?.code === 'ai-demonstration-zones')
        .map((target) => `/plan/${plan.id}/target/${encodeURIComponent(target.id)}`),
    );
    assert.ok(found !== undefined, 'a target whose data nobody has assured');
    await page.goto(`${demo.base}${found}`);
    await page.getByTestId('data-assurance').waitFor();
  });
  after(() => opened?.close());

  test('what nobody has stated is one line; the five points are stated, and the rest stays told', async () => {
    const told = page.getByTestId('not-stated');
    assert.match((await told.textContent()) ?? '', /尚未说明：.*用途.*、.*局限/);
    await page.getByTestId('state-assurance').click();
    await page.getByTestId('field-purpose').fill('示范区建设进度，对应三个示范区的目标');
    await page.getByTestId('field-source').fill('示范区台账（合成）');
    await page.getByTestId('assurance-form').getByRole('button', { name: '保存' }).click();
    await page.getByTestId('point-purpose').getByText('示范区建设进度').waitFor();
    await soon(async () => assert.doesNotMatch((await told.textContent()) ?? '', /来源/));
    assert.match((await page.getByTestId('data-assurance').textContent()) ?? '', /第 ?1 ?版/);
  });

  test('a rule is added and the figure is held against it at once; it is changed, and withdrawn', async () => {
    await page.getByTestId('change-rules').click();
    const form = page.getByTestId('quality-form');
    await page.getByTestId('add-rule').click();
    await form.getByLabel('检查什么').selectOption('timely');
    await page.getByTestId('rule-days').fill('');
    assert.ok(await page.getByTestId('save-rules').isDisabled(), 'a rule that is not whole is not kept');
    await page.getByTestId('rule-days').fill('3650');
    await page.getByTestId('rule-atLeast').fill('50');
    await page.getByTestId('save-rules').click();
    const finding = page.getByTestId('quality-finding');
    await soon(async () => assert.equal(await finding.count(), 1));
    await soon(async () => assert.equal(await finding.getAttribute('data-standing'), 'met'));
    await page.getByTestId('change-rules').click();
    await page.getByTestId('rule-days').fill('1');
    await page.getByTestId('rule-atLeast').fill('100');
    await form.getByLabel('不合格时不据此亮灯').check();
    await page.getByTestId('save-rules').click();
    await soon(async () => assert.equal(await finding.getAttribute('data-standing'), 'failed'));
    await page.getByTestId('change-rules').click();
    await page.getByTestId('withdraw-rule').click();
    await page.getByTestId('save-rules').click();
    await soon(async () => assert.equal(await finding.count(), 0));
    assert.match(
      (await page.getByTestId('point-purpose').textContent()) ?? '',
      /示范区建设进度/,
      'the points stay',
    );
    assert.deepEqual(faults, []);
  });
});
