import assert from 'node:assert/strict';
import { it } from 'node:test';
import { area, coverageHouse } from './coverage-house.ts';

it('a site moved off the run is told by name, in degrees, with what the run covers, and nothing moves', async () => {
  await using house = await coverageHouse();
  const suggested = (await house.get('suggest-case', { place: area })).body;
  const saved = await house.post('save-case', { ...suggested, model: '38901', terrain: 'synthetic' });
  const started = (await house.post('start-run', { case: String(saved.body['case']) })).body;
  const run = String(started['run']);
  await house.ended(String(started['job']));

  const picture = await house.get('read-picture', { run, layer: 'level' });
  const changes = JSON.stringify([{ site: 'urn:ngsi-ld:BaseStation:s0', longitude: 10.123456789 }]);
  const { status, body } = await house.get('read-move', { run, layer: 'level', changes });
  assert.equal(status, 400);
  assert.equal(body.code, 'network.site-beyond-run');
  const messages = (body as unknown as { messages: Record<string, string> }).messages;
  const { sites } = (suggested as unknown as { case: { sites: { longitude: number; latitude: number }[] } })
    .case;
  for (const text of [messages['en'] ?? '', messages['zh-CN'] ?? '']) {
    assert.ok(text.includes('0号基站') && text.includes('10.1235°'), text);
    const degrees = [...text.matchAll(/(-?\d+(?:\.\d{1,4})?)°/g)].map(([, figure]) => Number(figure));
    assert.equal(degrees.length, 6, text);
    const [, , west = 0, east = 0, south = 0, north = 0] = degrees;
    for (const { longitude, latitude } of sites)
      assert.ok(longitude > west && longitude < east && latitude > south && latitude < north, text);
  }
  assert.deepEqual(await house.get('read-picture', { run, layer: 'level' }), picture);
});
