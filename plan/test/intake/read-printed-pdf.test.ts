import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { locate } from '../../intake/map/locate.ts';
import { readPdf } from '../../intake/pdf/read-pdf.ts';
import { officialPage, pageNumbers, runningHead, table } from './official-page.ts';
import { pdfItems, plain, wordsInBoxes } from './pdf-items.ts';
import { closePrinter, noPrinter, printPdf, printWithPlaces } from './print-pdf.ts';

const read = (bytes: Uint8Array) => readPdf(bytes, 'a.pdf', {});
const sentence = (at: number) =>
  `第${at}项工作坚持系统观念，统筹推进5G网络建设和应用示范，到2027年项目数量达到${at * 7 + 3}个，由市发展改革委会同人民银行、农业农村局等部门组织实施。`;
const kinds = (notes: readonly { readonly kind: string }[]) => notes.map(({ kind }) => kind).toSorted();

describe('printed PDF documents', { skip: noPrinter }, () => {
  after(closePrinter);

  test('an official document: hard line breaks, running head and page numbers leave no trace', async () => {
    const paragraphs = [
      '一、总体要求',
      ...Array.from(
        { length: 24 },
        (_, at) => `${at + 1}.任务${at + 1}。${sentence(at).repeat((at % 3) + 1)}`,
      ),
      '附件：重点任务清单',
    ];
    const body = `<p class="number">演政〔2025〕3号</p><h1>演练市推进5G产业发展行动计划</h1>${paragraphs
      .map((words) => `<p>${words}</p>`)
      .join('')}<p class="signed">演练市人民政府</p><p class="signed">2025年1月10日</p>`;
    const bytes = await printPdf(officialPage(body), { header: runningHead, footer: pageNumbers });
    const seen: [number, number][] = [];
    const { text, notes } = await readPdf(bytes, 'a.pdf', {
      onProgress: (...progress) => seen.push(progress),
    });
    assert.deepEqual(text.trimEnd().split('\n'), [
      '演政〔2025〕3号',
      '演练市推进5G产业发展行动计划',
      ...paragraphs,
      '演练市人民政府',
      '2025年1月10日',
    ]);
    assert.deepEqual(kinds(notes), ['page-numbers', 'running-heads']);
    const pages = seen.length;
    assert.ok(pages >= 4);
    assert.deepEqual(
      seen,
      Array.from({ length: pages }, (_, at) => [at + 1, pages]),
    );
  });

  test('text out is text in, and the boxes of every paragraph hold its words', async () => {
    const word = fc.constantFrom(
      ...'推进 5G网络 产业发展 人民政府 2025年 ， 、 “一网四基地”建设 AI应用 （市） 约500亿元 长期 用户 数据开放 3—5家 达到90%以上 车路协同 民生'.split(
        ' ',
      ),
    );
    const words = fc
      .array(word, { minLength: 3, maxLength: 60 })
      .map((parts) => `计划${parts.join('')}办法。`);
    const marker = fc.constantFrom('', '一、', '（二）', '3.', '（4）', '①');
    const paragraph = fc.tuple(marker, words).map(([sign, said]) => `${sign}${said}`);
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 3, maxLength: 30 }), async (paragraphs) => {
        const bytes = await printPdf(officialPage(paragraphs.map((said) => `<p>${said}</p>`).join('')), {
          footer: pageNumbers,
        });
        const document = await read(bytes);
        const lines = document.text.trimEnd().split('\n');
        for (const [at, said] of paragraphs.entries()) assert.equal(lines[at], said);
        assert.equal(lines.length, paragraphs.length);
        const items = await pdfItems(bytes);
        let start = 0;
        for (const said of paragraphs) {
          assert.equal(wordsInBoxes(document, items, start, start + said.length), plain(said));
          start += said.length + 1;
        }
      }),
      // A smaller counterexample is not worth the minutes that printing takes.
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('a number at the beginning of a line begins no paragraph, unless it is one', async () => {
    const paragraphs = [3, 4, 5, 6, 7, 8, 9].map(
      (count) =>
        `计划${'推'.repeat(count + 13)}（市）${count}—${count + 2}家企业，达到2.5亿元（省）12个基地。`,
    );
    const body = paragraphs.map((said) => `<p>${said}</p>`).join('');
    const { text } = await read(await printPdf(officialPage(body)));
    assert.deepEqual(text.trimEnd().split('\n'), paragraphs);
  });

  test('a box lies where the browser put the word', async () => {
    const words = [
      'infrastructure',
      '1949',
      'MWh',
      '基站',
      'illicit',
      '示范区',
      'Committee',
      '电子政务',
      'will',
    ];
    const body = words.map(
      (word, at) => `<p>第${at}条 The <i>${word}</i> of 演练市 shall be <i>x${word}y</i>。</p>`,
    );
    const { bytes, places } = await printWithPlaces(
      officialPage(body.join(''), 'body { width: 560px } i { white-space: nowrap }'),
    );
    const document = await read(bytes);
    let from = 0;
    for (const { word, ...real } of places) {
      const start = document.text.indexOf(word, from);
      assert.ok(start >= 0, `${word} in ${document.text.slice(from, from + 400)}`);
      from = start + word.length;
      const place = locate(document, { start, end: from });
      assert.ok(place?.kind === 'pdf', word);
      const left = Math.min(...place.boxes.map(({ x }) => x));
      const right = Math.max(...place.boxes.map(({ x, width }) => x + width));
      const common = Math.min(right, real.x + real.width) - Math.max(left, real.x);
      const union = Math.max(right, real.x + real.width) - Math.min(left, real.x);
      assert.ok(common / union > 0.6, `${word}: ${left}–${right}, really ${real.x}–${real.x + real.width}`);
      const [box] = place.boxes;
      const middle = real.y + real.height / 2;
      assert.ok(
        box !== undefined && box.y < middle && box.y + box.height > middle,
        `${word} at ${box?.y}, ${middle}`,
      );
    }
  });

  test('a ruled table keeps its cells, merged ones and lines in them too, over the end of a page', async () => {
    const filler = Array.from({ length: 16 }, (_, at) => `<p>（${at}）${sentence(at)}</p>`).join('');
    const body = `${filler}<table><tr><td rowspan="2">序号</td><td rowspan="2">指标</td><td colspan="2">目标值</td><td rowspan="2">责任单位</td></tr>
      <tr><td>2025年</td><td>2027年</td></tr>
      ${Array.from({ length: 12 }, (_, at) => `<tr><td>${at + 1}</td><td>第${at + 1}项指标的数量和质量（万个）</td><td>${at}</td><td>${at * 10}</td><td>市工业和信息化局、各县（市、区）人民政府</td></tr>`).join('')}
      </table><p>${sentence(99)}</p>`;
    const { text } = await read(await printPdf(officialPage(body), { footer: pageNumbers }));
    const lines = text.trimEnd().split('\n');
    assert.deepEqual(lines.slice(16), [
      '序号\t指标\t目标值\t\t责任单位',
      '\t\t2025年\t2027年\t',
      ...Array.from(
        { length: 12 },
        (_, at) =>
          `${at + 1}\t第${at + 1}项指标的数量和质量（万个）\t${at}\t${at * 10}\t市工业和信息化局、各县（市、区）人民政府`,
      ),
      sentence(99),
    ]);
  });

  test('tables without rules, and with three rules only', async () => {
    const rows = [
      ['序号', '任务', '责任单位', '完成时限'],
      ...Array.from({ length: 5 }, (_, at) => [
        `${at + 1}`,
        `建设第${at + 1}个示范园区，完善配套设施，引进龙头企业`,
        '市工业和信息化局',
        `2026年${at + 1}月`,
      ]),
    ];
    for (const style of [
      'td { border: 0; padding: 0 8pt; vertical-align: top } td:first-child { white-space: nowrap }',
      'td { border: 0; padding: 0 8pt; vertical-align: top } td:first-child { white-space: nowrap } table { border-top: 1.5pt solid; border-bottom: 1.5pt solid } tr:first-child td { border-bottom: 0.75pt solid }',
    ]) {
      const bytes = await printPdf(
        officialPage(`<p>${sentence(1)}</p>${table(rows)}<p>${sentence(2)}</p>`, style),
      );
      const expected = [sentence(1), ...rows.map((cells) => cells.join('\t')), sentence(2)];
      assert.deepEqual((await read(bytes)).text.trimEnd().split('\n'), expected);
    }
  });

  test('two columns are read one after the other, in Chinese and in English with hyphens', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) => `${at + 1}.${sentence(at)}${sentence(at + 50)}`);
    const style = 'body { font-size: 10.5pt; line-height: 16pt; columns: 2; column-gap: 20pt }';
    const chinese = await printPdf(officialPage(paragraphs.map((said) => `<p>${said}</p>`).join(''), style));
    assert.equal((await read(chinese)).text, `${paragraphs.join('\n')}\n`);

    const broken = (at: number) =>
      `The department will publish an imple&shy;men&shy;ta&shy;tion roadmap by 2026 and fund ${at} regional innovation centres, so that small and medium-sized enterprises adopt arti&shy;fi&shy;cial intel&shy;li&shy;gence responsibly. Local authorities report infra&shy;struc&shy;ture progress and <span style="white-space:nowrap">co-ordinate</span> with neigh&shy;bour&shy;ing regions on stand&shy;ard&shy;i&shy;sa&shy;tion.`;
    const english = Array.from({ length: 9 }, (_, at) => [
      `<h2>${at + 1}. Priority area ${at + 1}</h2>`,
      `<p>${broken(at)}</p>`,
      `<p>${broken(at + 30)}</p>`,
    ]).flat();
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><style>body{margin:0;font:10pt/13pt serif} div{columns:2;column-gap:24pt;text-align:justify} h1{font-size:18pt} h2{font-size:12pt;margin:6pt 0} p{margin:0 0 6pt}</style><h1>National Action Plan</h1><div>${english.join('')}</div>`;
    const bytes = await printPdf(page, {
      header:
        '<div style="width:100%;font-size:8pt;text-align:right;padding-right:20mm">National Action Plan</div>',
      footer:
        '<div style="width:100%;font-size:8pt;text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
    });
    const expected = ['National Action Plan', ...english.map((html) => html.replace(/<[^>]*>|&shy;/g, ''))];
    assert.deepEqual((await read(bytes)).text.trimEnd().split('\n'), expected);
  });

  test('columns that begin in the middle of a page', async () => {
    const wide = Array.from({ length: 8 }, (_, at) => `${at + 1}.${sentence(at)}`);
    const narrow = Array.from({ length: 4 }, (_, at) => `（${at + 1}）${sentence(at + 20)}`);
    const body = `${wide.map((said) => `<p>${said}</p>`).join('')}<div>${narrow.map((said) => `<p>${said}</p>`).join('')}</div><p>${sentence(9)}</p>`;
    const style = 'body { font-size: 10.5pt; line-height: 16pt } div { columns: 2; column-gap: 20pt }';
    const { text } = await read(await printPdf(officialPage(body, style)));
    assert.deepEqual(text.trimEnd().split('\n'), [...wide, ...narrow, sentence(9)]);
  });

  test('footnotes, watermarks and text in the margin stay out; signs of units stay in', async () => {
    const note =
      '数据来源：省统计局公报，其中另有说明的除外，本表所列数据均为初步统计数据，以最终公布为准，不再说明。';
    const pages = [0, 1].map(
      (page) =>
        `<section>${Array.from({ length: 6 }, (_, at) => `<p>${page * 6 + at + 1}.${sentence(at)}<sup>${at + 1}</sup>面积约5000m<sup>2</sup>。</p>`).join('')}<div class="notes"><hr><p>${page + 1} ${note}</p><p>2 见第${page}页。</p></div></section>`,
    );
    const style =
      'section { position: relative; height: 220mm; break-after: page } .notes { position: absolute; bottom: 0; font-size: 9pt; line-height: 12pt } .notes p { text-indent: 0 } sup { font-size: 8pt; line-height: 0 } .mark { position: fixed; top: 40%; left: 10%; transform: rotate(-45deg); font-size: 60pt; opacity: 0.2 } .side { position: fixed; left: -60pt; top: 100pt; writing-mode: vertical-rl }';
    const body = `<div class="mark">内部资料</div><div class="side">征求意见稿</div>${pages.join('')}`;
    const { text } = await read(await printPdf(officialPage(body, style)));
    const expected = Array.from({ length: 12 }, (_, at) => `${at + 1}.${sentence(at % 6)}面积约5000m2。`);
    assert.deepEqual(text.trimEnd().split('\n'), expected);
  });

  test('a wide page, and an annex laid on its side', async () => {
    const rows = [
      ['序号', '任务', '责任单位'],
      ['1', sentence(3), '市科技局、市财政局'],
    ];
    const style =
      '@page wide { size: A4 landscape } .wide { page: wide } .side { break-before: page; width: 220mm; transform: rotate(90deg) translateY(-160mm); transform-origin: 0 0 }';
    const body = `<p>${sentence(1)}</p><div class="wide"><p>附件1</p>${table(rows)}</div><div class="side"><p>附件2</p>${table(rows)}</div>`;
    const bytes = await printPdf(officialPage(body, style));
    const document = await read(bytes);
    const shown = rows.map((cells) => cells.join('\t'));
    assert.deepEqual(document.text.trimEnd().split('\n'), [
      sentence(1),
      '附件1',
      ...shown,
      '附件2',
      ...shown,
    ]);
    const items = await pdfItems(bytes);
    let start = 0;
    for (const line of document.text.trimEnd().split(/[\n\t]/)) {
      assert.equal(wordsInBoxes(document, items, start, start + line.length), plain(line));
      start += line.length + 1;
    }
  });

  test('an image among the text is named where it stands; a seal and a background are not', async () => {
    const svg = (width: number, height: number) =>
      `<img style="display:block" width="${width}" height="${height}" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">`;
    const seal = `<div style="position:relative"><p class="signed">演练市人民政府</p><div style="position:absolute;right:0;top:-40pt">${svg(160, 160)}</div></div>`;
    const body = `<p>一、${sentence(1)}</p><p>附件1</p>${svg(500, 300)}<p>二、${sentence(2)}</p><p>${svg(20, 20)}</p>${seal}`;
    const document = await read(await printPdf(officialPage(body)));
    const { text, images } = document;
    assert.deepEqual(text.trimEnd().split('\n'), [
      `一、${sentence(1)}`,
      '附件1',
      '第1页.png',
      `二、${sentence(2)}`,
      '演练市人民政府',
    ]);
    assert.deepEqual(images, [{ name: '第1页.png', at: text.indexOf('第1页.png') }]);
    const place = locate(document, { start: images[0]?.at ?? 0, end: (images[0]?.at ?? 0) + 7 });
    assert.ok(place?.kind === 'pdf');
    assert.deepEqual(
      place.boxes.map(({ page, width, height }) => [page, Math.round(width), Math.round(height)]),
      [[1, 375, 225]],
    );
  });

  test('boxes drawn round text and fill-in lines are no tables', async () => {
    const body = `<p>1.${sentence(1)}</p><div class="box"><p>专栏1</p><p>（1）数字乡村工程。${sentence(5)}</p><p>（2）智慧交通工程。${sentence(6)}</p></div><p>2.<u>${sentence(2)}</u></p>`;
    const { text } = await read(
      await printPdf(officialPage(body, '.box { border: 1pt solid; padding: 6pt }')),
    );
    assert.deepEqual(text.trimEnd().split('\n'), [
      `1.${sentence(1)}`,
      '专栏1',
      `（1）数字乡村工程。${sentence(5)}`,
      `（2）智慧交通工程。${sentence(6)}`,
      `2.${sentence(2)}`,
    ]);
  });
});
