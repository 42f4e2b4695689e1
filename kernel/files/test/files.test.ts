import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { testActor, testKernel } from '../../test/test-kernel.ts';
import { keptEndings, mediaOf } from '../media-of.ts';

const zip = (...names: string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)]))));
const word = ['[Content_Types].xml', 'word/document.xml'];
/** Called documents, and none. */
const packed: readonly (readonly [string, Buffer])[] = [
  ['any.docx', zip('a.txt')],
  ['sheet.docx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['document.xlsx', zip(...word)],
  ['document.ofd', zip(...word)],
  ['macro.docx', zip(...word, 'word/vbaProject.bin')],
  ['outside.docx', zip(...word, '../../etc/passwd')],
  ['cut.docx', zip(...word).subarray(0, 60)],
  ['many.docx', zip(...word, ...Array.from({ length: 10_001 }, (_, index) => `word/${index}`))],
  ['bomb.docx', saysItIsLarge(zip(...word, 'word/media/zeros'))],
];

/** The directory tells the size of the last part: four bytes, 24 behind the mark of its entry. */
function saysItIsLarge(bytes: Buffer): Buffer {
  const entry = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(500_000_000, entry + 24);
  return bytes;
}

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
    ...packed,
  ] as const)
    await assert.rejects(house.kernel.files.put({ name, bytes }, testActor()), {
      code: 'files.unknown-media',
    });
  await assert.rejects(house.kernel.files.read('0'.repeat(64)), { code: 'files.not-found' });
  assert.deepEqual(await house.kernel.files.find(['0'.repeat(64)]), []);
  assert.equal((await house.kernel.audit.verify()).entries, before);
});

test('a packed file is what is in it', () => {
  const media = (name: string, ...parts: string[]) => mediaOf(name, zip(...parts));
  assert.match(media('报告.docx', ...word) ?? '', /wordprocessingml/);
  assert.match(media('台账.xlsx', '[Content_Types].xml', 'xl/workbook.xml') ?? '', /spreadsheetml/);
  assert.equal(media('公文.ofd', 'OFD.xml', 'Doc_0/Document.xml'), 'application/ofd');
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
