import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { locate } from '../../intake/map/locate.ts';
import { readText } from '../../intake/text/read-text.ts';
import { encodeGuobiao } from './encode-guobiao.ts';

const letters = fc.constantFrom(...'一二、（）。aé1 \n€镕𠮷ḿ');
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

function assertBytes(bytes: Uint8Array, encoding: string, start: number, length: number): void {
  const { text, map } = readText(bytes, 'a.txt');
  // A span never begins or ends between the halves of a surrogate pair.
  const whole = (at: number) => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);
  const [from, to] = [whole(Math.min(start, text.length)), whole(Math.min(start + length, text.length))];
  const place = locate({ text, map }, { start: from, end: to });
  assert.ok(place?.kind === 'bytes');
  const read = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(place.start, place.end));
  assert.equal(read, text.slice(from, to));
}

test('any stretch of a text re-reads from its bytes, in every encoding', () => {
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 3000 }),
      fc.nat(3000),
      fc.nat(50),
      (made, start, length) => {
        const text = `一、计划${made.join('')}`;
        assertBytes(Buffer.from(text), 'utf-8', start, length);
        assertBytes(Buffer.from(`\ufeff${text}`), 'utf-8', start, length);
        assertBytes(utf16(text, false), 'utf-16le', start, length);
        assertBytes(utf16(text, true), 'utf-16be', start, length);
        const marked = utf16(
          `${'计划\n'.repeat(200)}${text.replace(/[\u1e00-\u1fff\ud800-\udfff€é]/g, '')}`,
          true,
        );
        assertBytes(marked.subarray(2), 'utf-16be', start, length);
        const chinese = `${'计划'.repeat(text.length)}${text.replace(/[é𠮷]/gu, '')}`;
        assertBytes(encodeGuobiao(chinese), 'gb18030', Math.floor(chinese.length / 2) + start, length);
      },
    ),
    { numRuns: 60 },
  );
});

test('what GB 18030 writes in a rarer way is placed all the same', () => {
  // 0x80 is the euro sign in one byte, and A2E3 the usual way to write it; 8139EF30 takes four bytes.
  const bytes = Buffer.concat([
    Buffer.from(encodeGuobiao('计划投资')),
    Buffer.from([0x80]),
    Buffer.from(encodeGuobiao('投资')),
    Buffer.from([0x81, 0x39, 0xef, 0x30]),
    Buffer.from(encodeGuobiao('的计划资金')),
  ]);
  const { text } = readText(bytes, 'a.txt');
  for (let start = 0; start < text.length; start += 1) assertBytes(bytes, 'gb18030', start, 3);
});
