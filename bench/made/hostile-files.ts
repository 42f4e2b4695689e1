import { strToU8, zipSync } from 'fflate';
import { madeText } from './plan-text.ts';

const megabyte = 1_000_000;
const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const close = '</w:body></w:document>';

/** Files that mean harm, or were taken by mistake, by name. */
export function* hostileFiles(): Generator<readonly [name: string, bytes: Uint8Array]> {
  yield ['200-megabytes.txt', new Uint8Array(200 * megabyte).fill(0x41)];
  yield ['novel.txt', strToU8('从前有座山，山里有座庙，庙里有个老和尚在给小和尚讲故事。\n'.repeat(100_000))];
  yield ['zeros.txt', new Uint8Array(9 * megabyte)];
  yield ['noise.txt', noise(9 * megabyte)];
  yield ['bomb.docx', zipSync({ 'word/document.xml': [blanks(), { level: 9 }] })];
  yield [
    'large.docx',
    docx(`${open}${`<w:p><w:r><w:t>1.建设基站。</w:t></w:r></w:p>`.repeat(1_000_000)}${close}`),
  ];
  yield ['deep.docx', docx(`${open}${'<w:sdt>'.repeat(1_000_000)}`)];
  yield ['deep.html', strToU8(`<body>${'<div>'.repeat(5_000_000)}`)];
  yield [
    'attributes.html',
    strToU8(`<body><p ${Array.from({ length: 500_000 }, (_, at) => `a${at}=1`).join(' ')}>`),
  ];
  yield ['table.html', strToU8(`<table>${'<tr><td rowspan=1000 colspan=50>甲'.repeat(100_000)}</table>`)];
  yield ['long-line.txt', strToU8(madeText(3_000_000).replaceAll('\n', ''))];
  yield ['markers.txt', strToU8('一、（一）1.（1）①'.repeat(300_000))];
  yield [
    'objects.pdf',
    strToU8(
      `%PDF-1.7\n${Array.from({ length: 500_000 }, (_, at) => `${at + 1} 0 obj\n[${at + 2} 0 R]\nendobj\n`).join('')}`,
    ),
  ];
}

/** Unpacks to far more than is ever read. */
function blanks(): Uint8Array {
  const bytes = new Uint8Array(400 * megabyte).fill(0x20);
  bytes.set(strToU8(`${open}<w:p><w:r><w:t>`));
  return bytes;
}

function docx(document: string): Uint8Array {
  return zipSync({ 'word/document.xml': [strToU8(document), { level: 1 }] });
}

/** Bytes without any order; the same at every run. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
