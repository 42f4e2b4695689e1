import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openSignedIn } from './open-demo.ts';
import { soon } from './soon.ts';

const pairs = (...values: readonly (string | number)[]) => `${values.join('\n')}\n`;
const ring = (layer: string, [west, south, east, north]: readonly [number, number, number, number]) =>
  pairs(0, 'LWPOLYLINE', 8, layer, 90, 4, 70, 1, 10, west, 20, south, 10, east, 20, south) +
  pairs(10, east, 20, north, 10, west, 20, north);
const wall = (x: number) => pairs(0, 'LINE', 8, '砖墙', 10, x, 20, 0, 11, x, 21, 8000);

/** Without a unit: an outline of 30 by 16 m, a wall of two faces, a room with its name. */
const drawing = [
  pairs(0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1027', 0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES'),
  ring('外轮廓', [0, 0, 30_000, 16_000]),
  wall(10_000),
  wall(10_200),
  ring('ROOM', [0, 0, 10_000, 8000]),
  pairs(0, 'TEXT', 8, '文字', 10, 3000, 20, 3000, 40, 300, 1, '售票厅'),
  pairs(0, 'ENDSEC', 0, 'EOF'),
].join('');

function png(): Buffer {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const rows = Buffer.alloc(200 * 401, 0x90);
  for (let row = 0; row < 200; row += 1) rows[row * 401] = 0;
  const size = Buffer.from([0, 0, 1, 0x90, 0, 0, 0, 200, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

describe('floor plans from files in the console', {
  skip: chromiumPath === undefined && 'no Chromium on this machine',
}, () => {
  let demo: DemoProcess;
  let opened: OpenDemo | undefined;
  let page: Page;
  let faults: readonly string[] = [];

  before(async () => {
    opened = await openSignedIn();
    ({ demo, page, faults } = opened);
    await page.goto(`${demo.base}/network/indoor`);
    await page.getByTestId('indoor-new').click();
    await page.getByTestId('floor-plan').waitFor();
  });
  after(() => opened?.close());

  const choose = (name: string, buffer: Buffer, mimeType = 'application/octet-stream') =>
    page.getByTestId('plan-file').setInputFiles({ name, mimeType, buffer });

  test('a drawing without a unit gives its plan once that is told', async () => {
    await choose('一层.dxf', Buffer.from(drawing));
    await page.getByTestId('drawing-fault').getByText('请先选择单位').waitFor();
    assert.ok(await page.getByTestId('take-plan').isDisabled());
    await page.getByLabel('图纸单位').selectOption('mm');
    await page.getByTestId('drawing-found').getByText('1 道墙，1 个房间，外轮廓 480 m²').waitFor();
    await soon(async () => assert.equal(await page.getByTestId('layer-row').count(), 3));
    await page.getByTestId('take-plan').click();
    await page.getByTestId('room-row').waitFor();
    await soon(async () =>
      assert.equal(await page.getByTestId('room-row').locator('input').inputValue(), '售票厅'),
    );
    await soon(async () => assert.equal(await page.getByTestId('floor-plan').getByTestId('wall').count(), 1));
  });

  test('what was filled in stays when an answer is an error, and the next one goes on from there', async () => {
    await choose('二层.dxf', Buffer.from(drawing));
    await page.getByLabel('图纸单位').selectOption('mm');
    const brick = page.locator('[data-testid="layer-row"][data-layer="砖墙"]').locator('select');
    await page.getByTestId('drawing-found').waitFor();
    const preview = /\/api\/network\/preview-drawing/;
    await page.route(preview, (route) => route.abort());
    await brick.selectOption('concrete');
    const form = page.getByTestId('drawing-preview');
    await form.getByTestId('failure').waitFor();
    await soon(async () => assert.equal(await page.getByLabel('图纸单位').inputValue(), 'mm'));
    await soon(async () => assert.equal(await brick.inputValue(), 'concrete'));
    assert.ok(await page.getByTestId('take-plan').isDisabled());
    await page.unrouteAll({ behavior: 'wait' });
    await form.getByTestId('failure').getByRole('button').click();
    await page.getByTestId('drawing-found').waitFor();
    await soon(async () => assert.equal(await brick.inputValue(), 'concrete'));
    await form.getByRole('button', { name: '不用了' }).click();
  });

  test('what cannot be read is told, and the plan stays', async () => {
    await choose('一层.dwg', Buffer.from('AC1032'));
    await page.getByTestId('failure').getByText(/DWG/).waitFor();
    await choose('一层.png', Buffer.from('<svg/>'), 'image/png');
    await page.getByTestId('failure').getByText(/PNG/).waitFor();
    await soon(async () => assert.equal(await page.getByTestId('room-row').count(), 1));
  });

  test('a picture lies below, and two points set its scale', async () => {
    await choose('一层.png', png(), 'image/png');
    await page.getByTestId('plan-picture').waitFor();
    const width = page.getByLabel('图片宽（m）');
    await soon(async () => assert.equal(await width.inputValue(), '30'));
    await page.getByTestId('measure').click();
    const plan = page.getByTestId('floor-plan');
    await plan.scrollIntoViewIfNeeded();
    const picture = await page.getByTestId('plan-picture').boundingBox();
    assert.ok(picture);
    const y = picture.y + picture.height / 2;
    // Half of the picture's width is told to be 30 m.
    await page.mouse.move(picture.x + picture.width / 4, y);
    await page.mouse.down();
    await page.mouse.move(picture.x + (3 * picture.width) / 4, y, { steps: 5 });
    await page.mouse.up();
    await page.getByLabel('两点距离（m）').fill('30');
    await page.getByTestId('set-scale').click();
    await soon(async () =>
      assert.ok(Math.abs(Number(await width.inputValue()) - 60) < 0.5, await width.inputValue()),
    );
  });

  test('both are saved with the system, and the plan comes out as a drawing', async () => {
    await page.getByTestId('indoor-name').fill('测试车站');
    await page.getByTestId('indoor-save').click();
    await page.waitForURL(/system=urn/);
    await page.reload();
    await page.getByTestId('plan-picture').waitFor();
    await soon(async () =>
      assert.equal(await page.getByTestId('room-row').locator('input').inputValue(), '售票厅'),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('indoor-export').click(),
    ]);
    assert.equal(download.suggestedFilename(), '测试车站.dxf');
    assert.match(await readFile(await download.path(), 'latin1'), /^999\r\nYUHENG m\r\n/);
  });

  test('nothing runs over a narrow screen, and nothing went wrong on the way', async () => {
    await page.setViewportSize({ width: 400, height: 860 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0);
    assert.deepEqual(faults, []);
  });
});
