import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { abstract, docx, level, num, numbered, p, r, table } from './docx-writer.ts';
import { encodeGuobiao } from './encode-guobiao.ts';
import { handPdf, shownImage, textLines } from './pdf-writer.ts';
import { reads } from './reads.ts';

/** The same at every run; more of them, and others, with a seed of one's own: YUHENG_FUZZ_RUNS=5000 YUHENG_FUZZ_SEED=7. */
const more = Number(process.env['YUHENG_FUZZ_RUNS'] ?? 0);
const seed = Number(process.env['YUHENG_FUZZ_SEED'] ?? 20_261_126);
const runs = (usual: number) => ({ numRuns: more > 0 ? more : usual, seed });

const words = '一、总体要求\n（一）建设“一网四基地”，到2027年建成5个示范区。\n序号\t任务\n1\t建站\n';
const plain: readonly Uint8Array[] = [
  Buffer.from(words),
  Buffer.from(`\ufeff${words}`, 'utf16le'),
  Buffer.from(words, 'utf16le'),
  encodeGuobiao(words),
];
const page = Buffer.from(
  `<!doctype html><html><head><meta charset="utf-8"><title>计划</title></head><body><ul><li><a href=/>首页</a></ul><h1>某市计划</h1><p>&nbsp;<span>一、总体<b>要求</b></span><br>${words}</p><table><tr><td rowspan=2>1<td colspan=2>甲</table><ol start=3><li>乙</ol><img src="888.jpg"></body></html>`,
);
const list = abstract(1, level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2'));
const word = docx(
  p(r('总体') + r('要求'), numbered(1, 0)) +
    p(r('建站'), numbered(1, 1)) +
    table([
      ['甲', '乙'],
      ['丙', '丁'],
    ]) +
    p(`<w:ins>${r('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:br/></w:r>`),
  { numbering: list + num(1, 1), styles: '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>' },
);
const pdf = handPdf([
  { content: textLines(['1. Build the network by 2027.', '2. Train 500 teachers.']) },
  { content: `${textLines(['3. Open the data.'])}\n${shownImage(100, 100, 300, 200)}`, image: [300, 200] },
]);

/** Bytes cut out, doubled, swapped and changed. */
const damage = fc.array(
  fc.record({
    act: fc.constantFrom('set', 'cut', 'double', 'zero'),
    at: fc.nat(),
    value: fc.nat(255),
    size: fc.nat(40),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(
  bytes: Uint8Array,
  hits: readonly { act: string; at: number; value: number; size: number }[],
): Uint8Array {
  let made = Buffer.from(bytes);
  for (const { act, at, value, size } of hits) {
    const place = made.length === 0 ? 0 : at % made.length;
    const [before, stretch, rest] = [
      made.subarray(0, place),
      made.subarray(place, place + size),
      made.subarray(place + size),
    ];
    if (act === 'set') made = Buffer.concat([before, Buffer.from([value]), made.subarray(place + 1)]);
    else if (act === 'cut') made = Buffer.concat([before, rest]);
    else if (act === 'double') made = Buffer.concat([before, stretch, stretch, rest]);
    else made = Buffer.concat([before, Buffer.alloc(stretch.length), rest]);
  }
  return made;
}

/** In a thread of its own, where the failures that the PDF library lets fall are nobody else's. */
async function readsApart(samples: readonly Uint8Array[]): Promise<void> {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: samples });
  try {
    const [faults] = (await once(worker, 'message')) as [readonly string[]];
    assert.deepEqual(faults, []);
  } finally {
    await worker.terminate();
  }
}

describe('damaged files', () => {
  for (const [name, samples, usual] of [
    ['plain text', plain, 300],
    ['web pages', [page], 300],
    ['Word documents', [word], 300],
  ] as const) {
    test(`${name}: a document with places, or a problem`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...samples), damage, (bytes, hits) => reads(damaged(bytes, hits))),
        runs(usual),
      );
    });
  }

  test('PDF: a document with places, or a problem', async () => {
    const samples = fc.sample(
      damage.map((hits) => damaged(pdf, hits)),
      runs(100),
    );
    await readsApart(samples);
  });

  test('the parts of a Word document, damaged before they are packed', async () => {
    const parts = unzipSync(word);
    const names = Object.keys(parts).filter((name) => name.startsWith('word/'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), damage, (name, hits) =>
        reads(zipSync({ ...parts, [name]: damaged(parts[name] ?? new Uint8Array(), hits) })),
      ),
      runs(300),
    );
  });

  test('elements of Word in any order and any place', async () => {
    const tags = [
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'del',
      'ins',
      'pPr',
      'rPr',
      'numPr',
      'txbxContent',
      'sdt',
      'moveFrom',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...tags).map((tag) => `<w:${tag}>`),
      fc.constantFrom(...tags).map((tag) => `</w:${tag}>`),
      fc.constantFrom(
        '甲',
        '<w:br/>',
        '<w:tab/>',
        '<w:numId w:val="1"/>',
        '<w:ilvl w:val="99999"/>',
        '<w:gridSpan w:val="-3"/>',
        '<w:fldChar w:fldCharType="end"/>',
        '<w:vanish/>',
      ),
    );
    const xml = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
    const [head = ''] = /^[\s\S]*?<w:body>/.exec(xml) ?? [];
    const parts = unzipSync(word);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const open: string[] = [];
        // What is left open is closed, and what was not open is not closed: Word could have written it.
        const body = pieces.filter((one) => {
          const [, closes, tag = ''] = /^<(\/?)w:(\w+)>$/.exec(one) ?? [];
          if (tag === '') return true;
          if (closes === '') return open.push(tag) > 0;
          if (open.at(-1) !== tag) return false;
          open.pop();
          return true;
        });
        const rest = open.toReversed().map((tag) => `</w:${tag}>`);
        const made = `${head}${body.join('')}${rest.join('')}</w:body></w:document>`;
        await reads(zipSync({ ...parts, 'word/document.xml': strToU8(made) }));
      }),
      runs(400),
    );
  });
});
