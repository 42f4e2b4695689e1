import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import * as fc from 'fast-check';
import { decodeDocument, documentLimit } from '../../intake/decode-document.ts';
import { planIntakeErrors } from '../../intake/errors.ts';
import { encodeGuobiao } from './encode-guobiao.ts';

const words = '一、总体要求\r\n（一）建设“一网四基地”，到2025年建成5个示范区。\n';

function problem(bytes: Uint8Array): Problem {
  try {
    decodeDocument(bytes, 'plan.txt');
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

test('reads every encoding to the same text', () => {
  for (const [bytes, encoding] of [
    [Buffer.from(words), 'utf-8'],
    [Buffer.from(`\ufeff${words}`), 'utf-8'],
    [utf16(words, false), 'utf-16le'],
    [utf16(words, true), 'utf-16be'],
    [encodeGuobiao(words), 'gb18030'],
  ] as const) {
    assert.deepEqual(decodeDocument(bytes, 'plan.txt'), { text: words, encoding, media: 'text/plain' });
  }
});

test('says that there is nothing to read', () => {
  assert.equal(problem(new Uint8Array()).code, 'plan.empty-document');
  assert.equal(problem(Buffer.from(' \r\n\u3000')).code, 'plan.empty-document');
});

test('names the size and the limit of a file that is too large', () => {
  const error = problem(new Uint8Array(documentLimit + 1).fill(65));
  assert.equal(error.code, 'plan.document-too-large');
  assert.deepEqual(error.values, { name: 'plan.txt', size: 10.1, limit: 10 });
});

test('names the kind of a file that is not text', () => {
  for (const [start, kind] of [
    ['%PDF-1.7\n%âã', 'PDF'],
    ['PK\x03\x04\x14\0\x06\0word/document.xml', 'DOCX'],
    ['PK\x03\x04\x14\0\x06\0photos/1.txt', 'ZIP'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'DOC/XLS/PPT'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'JPEG'],
    ['\x89PNG\r\n\x1a\n', 'PNG'],
    ['{\\rtf1\\ansi', 'RTF'],
    ['\x7fELF\x02\x01\x01\0\0', 'BIN'],
    ['\x01\x02\x03\x04\x05 few words', 'BIN'],
  ] as const) {
    const error = problem(Buffer.from(start, 'latin1'));
    assert.deepEqual([error.code, error.values.kind], ['plan.not-text', kind]);
  }
});

test('tells the first byte that breaks the encoding', () => {
  const whole = Buffer.from('一、总体要求。'.repeat(20));
  const broken = Buffer.concat([whole, Buffer.from([0xe4, 0x20]), whole]);
  assert.deepEqual(problem(broken).values, { name: 'plan.txt', offset: whole.length + 1 });
  assert.equal(problem(whole.subarray(0, whole.length - 1)).values.offset, whole.length - 2);
  const guobiao = Buffer.from(encodeGuobiao(words));
  assert.equal(
    problem(Buffer.concat([guobiao, Buffer.from([0xd6, 0xff])])).values.offset,
    guobiao.length + 1,
  );
  assert.equal(problem(Buffer.from('caf\xe9 cr\xe8me br\xfbl\xe9e', 'latin1')).code, 'plan.broken-encoding');
});

test('whatever the bytes are: the text, or a problem with a status', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        assert.ok(decodeDocument(bytes, 'x').text.length > 0);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
        assert.ok(error.code.replace('plan.', '') in planIntakeErrors);
      }
    }),
  );
});
