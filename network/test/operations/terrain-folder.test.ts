import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { area, type CoverageHouse, coverageHouse } from './coverage-house.ts';

let house: CoverageHouse;
let folder = '';

/** A folder with the degree about the stations (HGT: big-endian, from the north), and houses. */
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-terrain-'));
  const samples = 1201;
  const heights = Buffer.alloc(2 * samples * samples);
  for (let row = 0; row < samples; row += 1)
    for (let column = 0; column < samples; column += 1)
      heights.writeInt16BE(
        100 + Math.round(8 * Math.sin(row / 9) + column / 200),
        2 * (row * samples + column),
      );
  await writeFile(join(folder, 'N34E113.hgt'), heights);
  const [west, south, side] = [113.616, 34.736, 0.0006];
  const ring = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  const houses = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { height: 40 }, geometry: { type: 'Polygon', coordinates: [ring] } },
    ],
  };
  await writeFile(join(folder, 'houses.geojson'), JSON.stringify(houses));
  process.env['YUHENG_TERRAIN_DIR'] = folder;
  house = await coverageHouse();
});
after(async () => {
  delete process.env['YUHENG_TERRAIN_DIR'];
  await house[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('a case over the heights and houses of the configured folder, by each model', async () => {
  const { body } = await house.get('suggest-case', { place: area });
  const hashes = new Set<unknown>();
  for (const model of ['itm', 'p1812', '38901']) {
    const given = { ...(body['case'] as object), cell: 20, buildings: 'houses.geojson' };
    const saved = await house.post('save-case', { name: model, case: given, model, terrain: 'folder' });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const asked = await house.post('start-run', { case: String(saved.body['case']) });
    const job = await house.ended(String(asked.body['job']));
    assert.equal(job['state'], 'done', JSON.stringify(job));
    const run = String(asked.body['run']);
    const read = (await house.get('read-run', { run })).body;
    const summary = read['summary'] as { files: string[]; buildings: number; served: number };
    assert.deepEqual([summary.files, summary.buildings], [['N34E113.hgt'], 1]);
    assert.ok(summary.served > 1000);
    hashes.add(read['inputHash']);
    const pixel = (await house.get('read-pixel', { run, longitude: 113.6163, latitude: 34.7363 })).body;
    assert.equal(pixel['clutter'], 40);
    const { budget } = pixel['path'] as { budget: { name: string; value: number }[] };
    const level = budget.at(-1)?.value ?? 0;
    assert.ok(Math.abs(level - Number(pixel['level'])) < 0.02, `${model} ${level} ${String(pixel['level'])}`);
    assert.equal(
      budget.some(({ name }) => name === 'entry'),
      model === '38901',
    );
  }
  assert.equal(hashes.size, 3);
});

test('a file that is not there ends with the code that says so, before anything is kept', async () => {
  const { body } = await house.get('suggest-case', { place: area });
  const given = {
    ...(body['case'] as object),
    antennas: { panel: { kind: 'msi', file: 'nothing.msi' } },
  };
  const saved = await house.post('save-case', { name: 'x', case: given, model: 'itm', terrain: 'folder' });
  assert.equal(saved.body.code, 'network.unreadable-file');
  assert.deepEqual((await house.get('list-cases')).body['terrainFolder'], true);
});

test('the document of all operations tells which of them answer files', async () => {
  const app = await house.tools.server();
  const { paths } = (await app.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, { get: { responses: { 200: { content: Record<string, unknown> } } } }>;
  }>();
  const { content } =
    paths['/api/network/export-coverage']?.get.responses[200] ?? assert.fail('no operation');
  assert.ok(Object.keys(content).some((media) => media.startsWith('image/tiff')));
});
