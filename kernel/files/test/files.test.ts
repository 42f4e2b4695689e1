import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testActor, testKernel } from '../../test/test-kernel.ts';
import { keptEndings, mediaOf } from '../media-of.ts';

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);

test('a file is kept as it came, once, under its first name', async () => {
  await using house = await testKernel([]);
  const server = await house.server({ auth: false });
  const send = (name: string, payload: Buffer) =>
    server.inject({
      method: 'POST',
      url: '/api/files/save-file',
      query: { name },
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });
  const first = (await send('验收报告.pdf', pdf('一'))).json();
  assert.deepEqual(
    { ...first, sha256: first.sha256.length, savedAt: null },
    { sha256: 64, name: '验收报告.pdf', media: 'application/pdf', size: 12, savedAt: null },
  );
  assert.deepEqual((await send('又一次.PDF', pdf('一'))).json(), first);
  const back = await server.inject({ url: '/api/files/read-file', query: { sha256: first.sha256 } });
  assert.deepEqual(back.rawPayload, pdf('一'));
  assert.match(String(back.headers['content-disposition']), /^attachment;/);
  assert.equal(back.headers['x-content-type-options'], 'nosniff');
  assert.equal((await house.database.query('select 1 from files.file')).length, 1);
});

test('what is no file of a kept kind is refused and changes nothing', async () => {
  await using house = await testKernel([]);
  const before = (await house.kernel.audit.verify()).entries;
  for (const [name, bytes] of [
    ['page.html', Buffer.from('<script>')],
    ['page.pdf', Buffer.from('<script>')],
    ['报告', pdf('一')],
    ['empty.pdf', Buffer.alloc(0)],
  ] as const)
    await assert.rejects(house.kernel.files.put({ name, bytes }, testActor()), {
      code: 'files.unknown-media',
    });
  await assert.rejects(house.kernel.files.read('0'.repeat(64)), { code: 'files.not-found' });
  assert.deepEqual(await house.kernel.files.find(['0'.repeat(64)]), []);
  assert.equal((await house.kernel.audit.verify()).entries, before);
});

test('of two that keep the same bytes at once both are answered, and one is kept', async () => {
  await using house = await testKernel([]);
  const names = ['一.pdf', '二.pdf', '三.pdf', '四.pdf'];
  const kept = await Promise.all(
    names.map((name) => house.kernel.files.put({ name, bytes: pdf('同') }, testActor())),
  );
  assert.equal(new Set(kept.map(({ name }) => name)).size, 1);
});

test('nothing is kept whose first bytes are not those of its ending', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.constantFrom(...keptEndings), (bytes, ending) => {
      const media = mediaOf(`a${ending}`, bytes);
      const first = Buffer.from(bytes).toString('hex');
      const fits = ['255044462d', '89504e470d0a1a0a', 'ffd8ff', '504b0304'].some((one) =>
        first.startsWith(one),
      );
      assert.ok(media === null || fits);
    }),
  );
});
