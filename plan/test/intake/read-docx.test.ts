import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import type { DocumentText } from '../../intake/document-text.ts';
import { readDocx } from '../../intake/docx/read-docx.ts';
import { locate } from '../../intake/map/locate.ts';
import { abstract, docx, level, num, numbered, p, r, table } from './docx-writer.ts';

const read = (bytes: Uint8Array) => readDocx(bytes, 'a.docx');
const text = (bytes: Uint8Array) => read(bytes).text;

const plan = abstract(
  7,
  level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>') +
    level(1, 'chineseCountingThousand', '（%2）') +
    level(2, 'decimal', '%3.') +
    level(3, 'decimalEnclosedCircle', '%4', '<w:suff w:val="nothing"/>'),
);

test('automatic numbers become part of the text', () => {
  const levels = [0, 1, 2, 2, 3, 1, 2, 0, 1];
  const bytes = docx(levels.map((at) => p(r('甲'), numbered(1, at))).join(''), {
    numbering: plan + num(1, 7),
  });
  assert.deepEqual(text(bytes).trimEnd().split('\n'), [
    '一、甲',
    '（一）甲',
    '1. 甲',
    '2. 甲',
    '①甲',
    '（二）甲',
    '1. 甲',
    '二、甲',
    '（一）甲',
  ]);
});

test('a list that overrides the start begins again, one that shares the numbering goes on', () => {
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
  const body = [1, 1, 2, 2, 3].map((id) => p(r('甲'), numbered(id, 0))).join('');
  const bytes = docx(body, { numbering: plan + num(1, 7) + num(2, 7, restart) + num(3, 7) });
  assert.equal(text(bytes), '一、甲\n二、甲\n五、甲\n六、甲\n七、甲\n');
});

test('styles carry numbering, and a paragraph can refuse it', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>';
  const levels =
    level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>') +
    level(1, 'decimal', '%2.', '<w:pStyle w:val="H2"/>');
  const style = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`;
  const bytes = docx(
    [
      p(r('甲'), style('H1')),
      p(r('乙'), style('H2')),
      p(r('丙'), style('H1', '<w:numPr><w:numId w:val="0"/></w:numPr>')),
      p(r('丁'), style('H1')),
    ].join(''),
    { numbering: abstract(1, levels) + num(1, 1), styles },
  );
  assert.equal(text(bytes), '一、甲\n1. 乙\n丙\n二、丁\n');
});

test('a numbering is found through the style that it is linked to', () => {
  const numbering = `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${level(0, 'upperRoman', '%1.')}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>${num(1, 1)}${num(2, 2)}`;
  const styles =
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const bytes = docx(p(r('a'), numbered(2, 0)) + p(r('b'), numbered(2, 0)), { numbering, styles });
  assert.equal(text(bytes), 'I. a\nII. b\n');
});

test('tables are rows of cells, with columns kept where cells are merged', () => {
  const merged = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r('指标'))}</w:tc><w:tc>${p(r('责任'))}${p(r('单位'))}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p(r('旧'))}</w:tc></w:tr></w:tbl>`;
  const bytes = docx(
    p(r('表1')) +
      table([
        ['序号', '任务'],
        ['1', '建站'],
      ]) +
      merged +
      p(r('完')),
  );
  assert.equal(text(bytes), '表1\n序号\t任务\n1\t建站\n指标\t\t责任单位\n完\n');
});

test('changes are taken as accepted, hidden text and notes stay out', () => {
  const body =
    p(
      r('建成') +
        `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${r('5个')}</w:ins>` +
        r('密', '<w:vanish/>') +
        r('基地') +
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ) +
    p(r('前半'), '<w:rPr><w:del/></w:rPr>') +
    p(r('后半')) +
    p(`<w:moveFrom>${r('移走')}</w:moveFrom><w:moveTo>${r('移来')}</w:moveTo>`);
  const { text: words, notes } = read(docx(body));
  assert.equal(words, '建成5个基地\n前半后半\n移来\n');
  assert.deepEqual(
    notes.map(({ kind }) => kind),
    ['deleted-text', 'hidden-text', 'footnotes'],
  );
});

test('fields show their result; the table of contents stays out', () => {
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
  const body =
    p(mark('begin') + code(' TOC \\o "1-3" ') + mark('separate') + r('一、目录 3')) +
    p(r('二、目录 5') + mark('end')) +
    p(mark('begin') + code(' DATE ') + mark('separate') + r('2024年') + mark('end') + r('起'));
  assert.equal(text(docx(body)).trim(), '2024年起');
});

test('soft breaks, tabs, text boxes and links', () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r('框内'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('框内'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const body = p(
    `<w:r><w:t>某市</w:t><w:br/><w:t>行动计划</w:t><w:tab/><w:t>稿</w:t></w:r>${box}<w:hyperlink>${r('链接')}</w:hyperlink>`,
    '<w:tabs><w:tab w:val="left"/></w:tabs>',
  );
  assert.equal(text(docx(body)), '某市\n行动计划 稿链接\n框内\n');
});

test('a large image is a line with its name, an ornament is none', () => {
  const image = (cx: number, name: string) =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cx}"/><wp:docPr id="1" name="图片 1" descr="${name}"/><a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r>`;
  const relations =
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.jpeg"/>';
  const { text: words, images } = read(
    docx(
      p(r('附件') + image(3_000_000, 'D:\\工作\\888.jpg')) + p(image(3_000_000, '')) + p(image(100, 'x')),
      {
        relations,
      },
    ),
  );
  assert.equal(words, '附件\n888.jpg\n\nimage1.jpeg\n\n');
  assert.deepEqual(images, [
    { name: '888.jpg', at: 3 },
    { name: 'image1.jpeg', at: 12 },
  ]);
});

test('every character re-reads from its run', () => {
  const bytes = docx(
    p(r('总体') + r('要求'), numbered(1, 0)) + table([['甲', '乙丙']]) + p(r('建成5个') + r('基地')),
    { numbering: plan + num(1, 7) },
  );
  const document = read(bytes);
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  const runs = xml
    .split('<w:p>')
    .slice(1)
    .map((part) => [...part.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words ?? ''));
  const made: string[] = [];
  for (const [at, character] of [...document.text].entries()) {
    const place = locate(document, { start: at, end: at + 1 });
    if (place === null || place.kind !== 'docx' || place.run === null) made.push(character);
    else assert.equal(runs[place.paragraph]?.[place.run]?.charAt(place.offset ?? -1), character);
  }
  assert.equal(made.join(''), '一、\n\t\n\n');
  assert.deepEqual(placeOf(document, '一、总体要求'), {
    kind: 'docx',
    part: 'word/document.xml',
    paragraph: 0,
    run: 0,
    offset: 0,
    end: { part: 'word/document.xml', paragraph: 0, run: 1, offset: 2 },
    generated: true,
  });
});

function placeOf(document: DocumentText, words: string) {
  const start = document.text.indexOf(words);
  return locate(document, { start, end: start + words.length });
}
