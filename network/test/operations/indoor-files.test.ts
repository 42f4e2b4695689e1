import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { drawing, dxf, line, ring } from '../indoor/dxf-sample.ts';
import { hall, headAt } from '../indoor/indoor-sample.ts';
import { jpeg, png } from '../indoor/picture-sample.ts';
import { type CoverageHouse, coverageHouse } from './coverage-house.ts';

const record = {
  name: '郑州东站',
  venue: 'transport',
  keyBuilding: true,
  operators: [],
  status: 'planned',
  city: null,
};

describe('floor plans from files over HTTP', () => {
  let house: CoverageHouse;
  let app: Awaited<ReturnType<CoverageHouse['tools']['server']>>;
  before(async () => {
    house = await coverageHouse({ start: false });
    app = await house.tools.server();
  });
  after(() => house[Symbol.asyncDispose]());

  const send = async (name: string, bytes: Uint8Array, query: Record<string, string> = {}) => {
    const response = await app.inject({
      method: 'POST',
      url: `/api/network/${name}?${new URLSearchParams(query)}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(bytes),
    });
    return { status: response.statusCode, body: response.json() };
  };
  const shapes =
    line('WALL', [4000, 0], [4000, 8000]) +
    ring('OUTLINE', [
      [0, 0],
      [12_000, 0],
      [12_000, 8000],
      [0, 8000],
    ]) +
    dxf(0, 'SPLINE', 8, 'WALL');

  it('a drawing tells its layers and the plan, which is saved as it came and comes out again', async () => {
    const { status, body } = await send('preview-drawing', drawing(shapes));
    assert.equal(status, 200);
    assert.deepEqual(
      [body.unit, body.fault, body.left],
      [{ said: 'mm', used: 'mm' }, null, [{ kind: 'SPLINE', count: 1 }]],
    );
    const { outlineDrawn, ...plan } = body.plan;
    assert.equal(outlineDrawn, true);
    const design = hall({ ...plan, parts: [headAt(3, 3)] });
    const { body: saved } = await house.post('save-indoor', { revision: 0, record, design });
    const file = await house.file('export-indoor', { system: String(saved['system']) });
    assert.deepEqual([file.name, file.media], ['郑州东站.dxf', 'image/vnd.dxf']);
    const again = await send('preview-drawing', file.bytes, { thickest: '0' });
    assert.deepEqual(again.body.plan, body.plan);
  });

  it('unit and layers are told otherwise', async () => {
    const asked = { unit: 'cm', roles: JSON.stringify({ WALL: 'glass', OUTLINE: 'none' }) };
    const { body } = await send('preview-drawing', drawing(shapes + line('WALL', [0, 0], [4000, 0])), asked);
    assert.deepEqual(body.unit, { said: 'mm', used: 'cm' });
    assert.deepEqual(
      body.plan.walls.map(({ material, to }: { material: string; to: number[] }) => [material, to]),
      [
        ['glass', [40, 80]],
        ['glass', [40, 0]],
      ],
    );
    const unsaid = await send('preview-drawing', drawing(shapes, { unit: 0 }));
    assert.deepEqual([unsaid.body.plan, unsaid.body.fault], [null, 'unit']);
  });

  it('what is no drawing is refused in words, with where', async () => {
    const refused = async (bytes: Uint8Array, query: Record<string, string> = {}) => {
      const { status, body } = await send('preview-drawing', bytes, query);
      assert.ok(body.messages['zh-CN'].includes('保存') && body.messages.en.includes('kept'));
      return [status, body.code];
    };
    assert.deepEqual(await refused(Buffer.from('AC1032')), [400, 'network.drawing-not-dxf']);
    assert.deepEqual(await refused(drawing(shapes).subarray(0, 200)), [400, 'network.bad-drawing']);
    const { body } = await send('preview-drawing', Buffer.from('<html>'));
    assert.match(body.messages['zh-CN'], /第 1 行应为 0（DXF 的开头），实际是“<html>”/);
    assert.match(body.messages.en, /line 1 should be 0 .* and is “<html>”/);
    for (const roles of ['[]', '{"WALL":"stone"}', 'x'])
      assert.deepEqual(await refused(drawing(shapes), { roles }), [400, 'network.bad-layer-roles']);
  });

  it('a picture is kept and shown as it came, and only one that is there is saved with a design', async () => {
    const { status, body } = await send('save-floor-picture', png);
    assert.equal(status, 200);
    assert.deepEqual([body.media, body.width, body.height], ['image/png', 3, 2]);
    const file = await house.file('read-floor-picture', { picture: body.id });
    assert.deepEqual([file.media, file.bytes], ['image/png', png]);
    const picture = { id: body.id, width: 3, height: 2, scale: 10, x: 0, y: 0 };
    const saved = await house.post('save-indoor', { revision: 0, record, design: hall({ picture }) });
    assert.equal(saved.status, 200);
    const lost = { ...picture, id: '00000000-0000-4000-8000-000000000000' };
    const refused = await house.post('save-indoor', { revision: 0, record, design: hall({ picture: lost }) });
    assert.deepEqual([refused.status, refused.body.code], [404, 'network.picture-not-found']);
    for (const other of [
      { ...picture, width: 4 },
      { ...picture, height: 3 },
    ]) {
      const { body: told } = await house.post('save-indoor', {
        revision: 0,
        record,
        design: hall({ picture: other }),
      });
      assert.equal(
        told['code'],
        'network.picture-not-found',
        'as large as its header says, or it is another',
      );
    }
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    assert.deepEqual((await send('save-floor-picture', svg)).body.code, 'network.bad-picture');
    const wide = Buffer.from(jpeg);
    wide.writeUInt16BE(20_001, 15);
    const large = await send('save-floor-picture', wide);
    assert.deepEqual([large.status, large.body.code], [413, 'network.picture-too-large']);
    const heavy = Buffer.from(png);
    heavy.writeUInt32BE(7000, 16);
    heavy.writeUInt32BE(7000, 20);
    const { status: many, body: told } = await send('save-floor-picture', heavy);
    assert.deepEqual([many, told.code], [413, 'network.picture-too-large']);
    assert.match(told.messages['zh-CN'], /7000 × 7000 像素；每边最多 8000 像素，总共最多 40 百万像素/);
    assert.match(told.messages.en, /8000 along a side and 40 million in all/);
  });

  it('a picture that no design shows for a day is given up with the next one', async () => {
    const { body: unseen } = await send('save-floor-picture', jpeg);
    const { body: seen } = await send('save-floor-picture', png);
    const picture = { id: seen.id, width: 3, height: 2, scale: 10, x: 0, y: 0 };
    await house.post('save-indoor', { revision: 0, record, design: hall({ picture }) });
    house.tools.clock.advance(25 * 3_600_000);
    await send('save-floor-picture', jpeg);
    assert.equal(
      (await house.get('read-floor-picture', { picture: unseen.id })).body.code,
      'network.picture-not-found',
    );
    assert.equal((await house.file('read-floor-picture', { picture: seen.id })).bytes.length, png.length);
  });
});
