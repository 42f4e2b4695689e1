import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import { hasWords } from '../../intake/has-words.ts';
import { pageLimit } from '../../intake/limits.ts';
import { readPdf } from '../../intake/pdf/read-pdf.ts';
import { pdfItems, plain, wordsInBoxes } from './pdf-items.ts';
import { handPdf, shownImage, textLines } from './pdf-writer.ts';

const read = (bytes: Uint8Array) => readPdf(bytes, 'a.pdf', {});
const lines = ['1. Build the network by 2027.', '2. Train 500 teachers (two a school).'];
const content = textLines(lines);
const whole = shownImage(0, 0, 595, 842);

async function problem(bytes: Uint8Array): Promise<Problem> {
  const error = await read(bytes).then(
    () => assert.fail('no problem was raised'),
    (raised: unknown) => raised,
  );
  if (error instanceof Problem) return error;
  throw error;
}

test('a page is read the way it is shown: turned, in other units, with words laid on their side', async () => {
  const upwards = lines.map(
    (words, at) => `BT /F1 12 Tf 0 1 -1 0 ${300 + at * 16} 100 Tm (${words.replace(/[()]/g, '\\$&')}) Tj ET`,
  );
  for (const page of [
    { content },
    { content, rotate: 90 },
    { content, rotate: 180 },
    { content, rotate: 270 },
    { content, userUnit: 2 },
    { content: upwards.join('\n') },
    { content: upwards.join('\n'), rotate: 90 },
  ]) {
    const bytes = handPdf([page]);
    const document = await read(bytes);
    assert.equal(document.text, `${lines.join('\n')}\n`);
    const items = await pdfItems(bytes);
    const second = lines[0]?.length ?? 0;
    assert.equal(wordsInBoxes(document, items, 0, second), plain(lines[0] ?? ''));
    assert.equal(wordsInBoxes(document, items, second + 1, document.text.length - 1), plain(lines[1] ?? ''));
  }
});

test('a scan is the names of its pages; beside text each image is named', async () => {
  const scan = { content: whole, image: [2480, 3508] } as const;
  const only = await read(handPdf([scan, { ...scan, image: [100, 140] }, scan]));
  assert.equal(hasWords(only), false);
  assert.deepEqual(
    only.images.map(({ name }) => name),
    ['第1页.png', '第2页.png', '第3页.png'],
  );
  const bare = await read(handPdf([{ ...scan, content: '595 0 0 842 0 0 cm /Im Do' }]));
  assert.equal(bare.images.length, 1);
  // A scanner cuts the page into strips, and writes its own name on it.
  const strips = [0, 1, 2, 3].map((at) => shownImage(0, at * 210.5, 595, 210.5)).join('\n');
  const stamped = `${strips}\n${textLines(['CamScanner'], 500, 20)}`;
  const { text, images } = await read(handPdf([{ content }, scan, { ...scan, content: stamped }]));
  assert.deepEqual(
    images.map(({ name, at }) => [name, text.slice(at, at + name.length)]),
    [
      ['page-2.png', 'page-2.png'],
      ['page-3.png', 'page-3.png'],
    ],
  );
});

test('recognised words under the picture of a page are read, and the note says what they are', async () => {
  const words = Array.from({ length: 6 }, (_, at) => `${at + 1}. Build the network number ${at} by 2027.`);
  const { text, notes, images } = await read(
    handPdf([{ content: `${whole}\n3 Tr\n${textLines(words)}`, image: [900, 1200] }]),
  );
  assert.equal(text, `${words.join('\n')}\n`);
  assert.deepEqual(images, []);
  assert.deepEqual(notes, [{ kind: 'recognised-text', count: 1 }]);
});

test('a locked file, too many pages and fonts that tell no letters are refused; a broken index is not', async () => {
  assert.equal((await problem(handPdf([{ content }], { encrypted: true }))).code, 'plan.encrypted');
  const many = await problem(handPdf(Array.from({ length: pageLimit + 1 }, () => ({ content: '' }))));
  assert.deepEqual([many.code, many.values.pages], ['plan.too-many-pages', pageLimit + 1]);
  const glyphs = Array.from({ length: 80 }, (_, at) => (300 + at * 37).toString(16).padStart(4, '0')).join(
    '',
  );
  const unknown = handPdf([{ content: `BT /F2 12 Tf 72 700 Td <${glyphs}> Tj ET` }]);
  assert.equal((await problem(unknown)).code, 'plan.unknown-letters');
  const repaired = await read(handPdf([{ content }], { brokenXref: true }));
  assert.equal(repaired.text, `${lines.join('\n')}\n`);
  const lying = await read(handPdf([{ content }], { claimedPages: 2_000_000_000 }));
  assert.equal(lying.text, repaired.text);
  const cut = handPdf([{ content }]).subarray(0, 300);
  assert.equal((await problem(cut)).code, 'plan.broken-document');
  assert.equal((await problem(Buffer.from('%PDF-1.7\nnothing'))).code, 'plan.broken-document');
});

test('numbers set apart by a tab are no column of a table', async () => {
  const set = ['I.', 'a)', '1.1', '\x95'].flatMap((marker, at) => [
    textLines([marker], 72, 700 - at * 20),
    textLines([`Task ${at} is finished by 2027`], 110, 700 - at * 20),
  ]);
  const { text } = await read(handPdf([{ content: set.join('\n') }]));
  assert.deepEqual(text.trimEnd().split('\n'), [
    'I. Task 0 is finished by 2027',
    'a) Task 1 is finished by 2027',
    '1.1 Task 2 is finished by 2027',
    '• Task 3 is finished by 2027',
  ]);
});

test('scripts, programs and links of a document do nothing', async () => {
  const catalog =
    '/OpenAction << /S /JavaScript /JS (globalThis.opened = true; app.alert\\("x"\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (globalThis.opened = true) >>] >> >>';
  const { text } = await read(handPdf([{ content }], { catalog }));
  assert.equal(text, `${lines.join('\n')}\n`);
  assert.equal('opened' in globalThis, false);
});

test('reading stops between two pages when nobody waits any more', async () => {
  const control = new AbortController();
  const seen: number[] = [];
  const reading = readPdf(handPdf(Array.from({ length: 20 }, () => ({ content }))), 'a.pdf', {
    signal: control.signal,
    onProgress(done) {
      seen.push(done);
      if (done === 3) control.abort(new Error('enough'));
    },
  });
  await assert.rejects(reading, /enough/);
  assert.deepEqual(seen, [1, 2, 3]);
});
