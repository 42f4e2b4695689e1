import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { DocumentText } from '../../intake/document-text.ts';
import { readHtml } from '../../intake/html/read-html.ts';
import { locate } from '../../intake/map/locate.ts';
import { encodeGuobiao } from './encode-guobiao.ts';

const read = (source: string) => readHtml(Buffer.from(source), 'a.html');
const linesOf = ({ text }: DocumentText) => text.trimEnd().split('\n');
const sentence = '坚持新发展理念，加快建设网络强省，到2025年建成5个示范区。';
const links = (words: string, count: number) =>
  `<ul>${Array.from({ length: count }, (_, at) => `<li><a href="/${at}.html">${words}${at}</a></li>`).join('')}</ul>`;

/** A page as government sites publish it: navigation, a table that places things, spans, annex, footer. */
const page = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<meta name="ArticleTitle" content="某市推进5G产业发展行动计划"><title>某市推进5G产业发展行动计划_某市人民政府</title>
<style>p{text-indent:2em}</style><script>var a = "一、脚本";</script></head><body>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <a href="/fw">政务服务</a></div>${links('栏目', 12)}
<table width="100%"><tr><td><div><h2>某市推进5G产业发展行动计划</h2><span>某政〔2024〕12号</span></div>
<div id="c"><div><p><span>发布时间：2024-01-02</span></p>
<p>&nbsp;&nbsp;<span><span>一、</span><b>总体要求</b></span></p><p>&#12288;&#x3000;${sentence}
第二行接着写，不留空格。</p><p>二、主要任务<br>（一）建设基站。${sentence}<br/>（二）开放数据&mdash;&mdash;共享。${sentence}</p>
<table border="1"><tr><th rowspan="2">序号</th><th colspan="2">任务</th></tr><tr><td>建站</td><td><p>市工信局</p><p>市发改委</p></td></tr></table>
<p><img src="/images/888.jpg?v=1" alt=""></p><p><img src="/icon.gif" width="16"></p>
<p><a href="/files/a.pdf">附件：重点任务清单.pdf</a></p></div></div>
<p>扫一扫在手机打开当前页</p></td></tr></table>${links('相关链接', 9)}
<div class="footer">主办：某市人民政府　备案号：X</div></body></html>`;

const expected = [
  '某市推进5G产业发展行动计划',
  '某政〔2024〕12号',
  '一、总体要求',
  `${sentence}第二行接着写，不留空格。`,
  '二、主要任务',
  `（一）建设基站。${sentence}`,
  `（二）开放数据——共享。${sentence}`,
  '序号\t任务\t',
  '\t建站\t市工信局 市发改委',
  '888.jpg',
  '附件：重点任务清单.pdf',
];

test('finds the document among the navigation', () => {
  const document = read(page);
  assert.deepEqual(
    linesOf(document).map((line) => line.replace(/^[\s\u3000]+(?=[一-龥])(?!建站)/, '')),
    expected,
  );
  assert.deepEqual(
    document.images.map(({ name }) => name),
    ['888.jpg'],
  );
  assert.equal(document.notes.find(({ kind }) => kind === 'attachments')?.count, 1);
});

test('reads GB 2312 as it is declared, and UTF-8 that declares itself GB 2312', () => {
  const chinese = readHtml(encodeGuobiao(page), 'a.html');
  assert.equal(chinese.encoding, 'gb18030');
  assert.equal(read(page).encoding, 'utf-8');
  assert.equal(chinese.text, read(page).text);
});

test('a page that breaks a few characters is read with a note, one that breaks many is refused', () => {
  const bytes = Buffer.from(encodeGuobiao(page.replace('</body>', `${'<p>计划</p>'.repeat(400)}</body>`)));
  const few = Buffer.concat([bytes, Buffer.from([0xd6, 0xff])]);
  assert.equal(readHtml(few, 'a.html').notes.find(({ kind }) => kind === 'broken-characters')?.count, 1);
  const many = Buffer.concat([bytes, Buffer.alloc(60, Buffer.from([0xd6, 0xff]))]);
  assert.throws(() => readHtml(many, 'a.html'), { code: 'plan.broken-encoding' });
});

test('every character re-reads from the source of the page', () => {
  const document = read(page);
  const made: string[] = [];
  for (const [at, character] of [...document.text].entries()) {
    const place = locate(document, { start: at, end: at + 1 });
    if (place === null) made.push(character);
    else if (place.kind === 'html') {
      const original = page.slice(place.start, place.end);
      const plain = { '&nbsp;': '\u00a0', '&#12288;': '\u3000', '&#x3000;': '\u3000', '&mdash;': '—' }[
        original
      ];
      assert.equal(plain ?? original, character);
    }
  }
  // Line ends, tabs, the space between two paragraphs of a cell and the name of the image stand nowhere.
  assert.equal(made.join('').replace(/[\n\t ]/g, ''), '888.jpg');
  const start = document.text.indexOf('（二）');
  const place = locate(document, { start, end: start + '（二）开放数据——共享'.length });
  assert.ok(place?.kind === 'html');
  assert.equal(page.slice(place.start, place.end), '（二）开放数据&mdash;&mdash;共享');
});

test('old references, ignored tags and other line ends keep the places right', () => {
  const source = `<body><p>${sentence}A&ampB &lt;甲&gt;&nbsp乙</span>丙\r\n丁 R&D a&b=c &#128640;末</p></body>`;
  const document = read(source);
  assert.equal(linesOf(document)[0], `${sentence}A&B <甲>\u00a0乙丙丁 R&D a&b=c 🚀末`);
  for (const [words, original] of [
    ['A&B', 'A&ampB'],
    ['<甲>', '&lt;甲&gt;'],
    ['乙丙丁', '乙</span>丙\r\n丁'],
    ['R&D a&b=c', 'R&D a&b=c'],
    ['🚀末', '&#128640;末'],
  ] as const) {
    const start = document.text.indexOf(words);
    const place = locate(document, { start, end: start + words.length });
    assert.ok(place?.kind === 'html');
    assert.equal(source.slice(place.start, place.end), original);
  }
});

test('lists keep the numbers that a browser writes, and nothing is counted twice', () => {
  const list = (attributes: string, items: readonly string[]) =>
    `<ol ${attributes}>${items.map((item) => `<li>${item}</li>`).join('')}</ol>`;
  const source = `<body><p>${sentence}</p>${list('', [`建站。${list('type="a"', ['选址', '施工'])}`, '联网'])}
${list('start="4" style="list-style-type: cjk-ideographic"', ['任务', '保障'])}${list('type="I"', ['（一）自带序号', '一般'])}
<ul><li>${sentence}</li><li>Train teachers</li></ul><ul style="list-style: disc"><li>加点</li></ul>
<ol reversed><li>后</li><li value="9">前</li></ol><p>${sentence}</p></body>`;
  const document = read(source);
  assert.deepEqual(linesOf(document).slice(1, -1), [
    '1. 建站。',
    'a. 选址',
    'b. 施工',
    '2. 联网',
    '四、任务',
    '五、保障',
    '（一）自带序号',
    'II. 一般',
    sentence,
    '• Train teachers',
    '• 加点',
    '2. 后',
    '9. 前',
  ]);
  const start = document.text.indexOf('2. 联网');
  const place = locate(document, { start, end: start + 5 });
  assert.ok(place?.kind === 'html');
  assert.equal(source.slice(place.start, place.end), '联网');
});

test('a page nested beyond all measure is refused', () => {
  assert.throws(() => read(`<body>${'<div>'.repeat(100_000)}计划`), { code: 'plan.nested-too-deeply' });
});

test('a text after the line end that opens a pre has its own place', () => {
  for (const lineEnd of ['\n', '\r\n']) {
    for (const before of ['', '<table>']) {
      const source = `<body><div>${sentence}${before}<pre>${lineEnd}&#x4e00;、总体要求</pre></div></body>`;
      const document = read(source);
      const at = document.text.indexOf('一、总体');
      const place = locate(document, { start: at, end: at + 1 });
      assert.ok(place?.kind === 'html');
      assert.equal(source.slice(place.start, place.end), '&#x4e00;');
    }
  }
});

test('the places of random pages are right', () => {
  const bits = fc.constantFrom(
    '一、总体',
    '要求。',
    '&nbsp;',
    '&amp;',
    '&lt;',
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<br>',
    ' ',
    '\r\n',
    '<td>',
    '</table>',
    '<table>',
    '<tr>',
    'a',
    '&',
    '<!-- x -->',
    '<pre>',
    '</pre>',
    '\u3000',
    '<div>',
    '</div>',
    '&#x4e00;',
    '<',
    'x<y',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 80 }), (made) => {
      const source = `<body><p>${sentence}${made.join('')}</p></body>`;
      const document = read(source);
      for (const [at, character] of [...document.text].entries()) {
        const place = locate(document, { start: at, end: at + 1 });
        if (place?.kind !== 'html' || !/[一-龥。]/.test(character)) continue;
        const original = source.slice(place.start, place.end);
        assert.ok(original === character || original === '&#x4e00;', `${character} ${original} ${source}`);
      }
    }),
  );
});
