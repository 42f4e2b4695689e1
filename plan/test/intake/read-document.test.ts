import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import * as fc from 'fast-check';
import { planIntakeErrors } from '../../intake/errors.ts';
import { documentLimit, textLimit } from '../../intake/limits.ts';
import { readDocument } from '../../intake/read-document.ts';
import { encodeGuobiao } from './encode-guobiao.ts';

const words = '一、总体要求\r\n（一）建设“一网四基地”，到2025年建成5个示范区。\n';

async function problem(bytes: Uint8Array): Promise<Problem> {
  try {
    await readDocument(bytes, 'plan.txt');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return assert.fail('no problem was raised');
}

const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

test('reads every encoding to the same text', async () => {
  for (const [bytes, encoding] of [
    [Buffer.from(words), 'utf-8'],
    [Buffer.from(`\ufeff${words}`), 'utf-8'],
    [utf16(words, false), 'utf-16le'],
    [utf16(words, true), 'utf-16be'],
    [utf16(words, false).subarray(2), 'utf-16le'],
    [utf16(words, true).subarray(2), 'utf-16be'],
    [encodeGuobiao(words), 'gb18030'],
  ] as const) {
    const { map, ...read } = await readDocument(bytes, 'plan.txt');
    assert.deepEqual(read, { text: words, encoding, media: 'text/plain', images: [], notes: [] });
    assert.equal(map.kind, 'bytes');
  }
});

test('UTF-16 without a mark is known by its characters, also where it has no line end', async () => {
  for (const text of ['一、总体要求。到二〇二五年建成示范区。', 'A plan: train 500 teachers by 2027.']) {
    const bytes = utf16(text, false).subarray(2);
    assert.equal((await readDocument(bytes, 'a.txt')).text, text);
    assert.equal((await readDocument(Buffer.from(bytes).swap16(), 'a.txt')).text, text);
  }
  const page = `<html><body><p>${words.repeat(4)}</p></body></html>`;
  const read = await readDocument(utf16(page, false), 'a.html');
  assert.deepEqual([read.media, read.encoding], ['text/html', 'utf-16le']);
});

test('says that there is nothing to read', async () => {
  assert.equal((await problem(new Uint8Array())).code, 'plan.empty-document');
  assert.equal((await problem(Buffer.from(' \r\n\u3000'))).code, 'plan.empty-document');
});

test('names the size and the limit of a file that is too large', async () => {
  const error = await problem(new Uint8Array(textLimit + 1).fill(65));
  assert.equal(error.code, 'plan.document-too-large');
  assert.deepEqual(error.values, { name: 'plan.txt', size: 10.1, limit: 10 });
  const large = await problem(new Uint8Array(documentLimit + 1));
  assert.deepEqual(large.values, { name: 'plan.txt', size: 50.1, limit: 50 });
});

test('names the kind of a file that is not text', async () => {
  for (const [start, kind] of [
    ['PK\x03\x04\x14\0\x06\0photos/1.txt', 'ZIP'],
    ['PK\x03\x04\x14\0\x06\0xl/workbook.xml', 'XLSX'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'DOC/XLS/PPT'],
    ['{\\rtf1\\ansi', 'RTF'],
    ['\x7fELF\x02\x01\x01\0\0', 'BIN'],
    ['\x01\x02\x03\x04\x05 few words', 'BIN'],
  ] as const) {
    const error = await problem(Buffer.from(start, 'latin1'));
    assert.deepEqual([error.code, error.values.kind], ['plan.not-text', kind]);
  }
});

test('a picture is no document, and the answer says what to do', async () => {
  const bitmap = Buffer.concat([Buffer.from('BM'), Buffer.from(Uint32Array.of(64).buffer), Buffer.alloc(58)]);
  for (const [bytes, kind] of [
    [Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), 'JPEG'],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'PNG'],
    [Buffer.from('II*\0', 'latin1'), 'TIFF'],
    [Buffer.from('MM\0*', 'latin1'), 'TIFF'],
    [Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'HEIC'],
    [bitmap, 'BMP'],
  ] as const) {
    const { code, values } = await problem(bytes);
    assert.deepEqual([code, values.kind], ['plan.image-file', kind]);
  }
  assert.equal((await readDocument(Buffer.from('BMW一、总体要求'), 'x')).media, 'text/plain');
});

test('tells the first byte that breaks the encoding', async () => {
  const whole = Buffer.from('一、总体要求。'.repeat(20));
  const broken = Buffer.concat([whole, Buffer.from([0xe4, 0x20]), whole]);
  assert.deepEqual((await problem(broken)).values, { name: 'plan.txt', offset: whole.length + 1 });
  assert.equal((await problem(whole.subarray(0, whole.length - 1))).values.offset, whole.length - 2);
  const guobiao = Buffer.from(encodeGuobiao(words));
  assert.equal(
    (await problem(Buffer.concat([guobiao, Buffer.from([0xd6, 0xff])]))).values.offset,
    guobiao.length + 1,
  );
  assert.equal(
    (await problem(Buffer.from('caf\xe9 cr\xe8me br\xfbl\xe9e', 'latin1'))).code,
    'plan.broken-encoding',
  );
});

test('whatever the bytes are: the text, or a problem with a status', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      try {
        assert.ok((await readDocument(bytes, 'x')).text.length > 0);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
        assert.ok(error.code.replace('plan.', '') in planIntakeErrors);
      }
    }),
  );
});

test('tells an old Word document from an encrypted new one', async () => {
  const compound = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]);
  assert.equal((await problem(compound('WordDocument'))).code, 'plan.old-word');
  assert.equal((await problem(compound('EncryptedPackage'))).code, 'plan.encrypted');
});
