import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import { strToU8, zipSync } from 'fflate';
import { pack } from '../../pack.ts';
import { answerOf } from '../job-answer.ts';
import { docx, p, r } from './docx-writer.ts';
import { handPdf, textLines } from './pdf-writer.ts';

const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const part = (document: string | Uint8Array) =>
  zipSync({ 'word/document.xml': typeof document === 'string' ? strToU8(document) : document });
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
const whole = docx(p(r('某市行动计划')) + p(r('一、主要任务')) + p(r('1.建设基站。')) + p(r('2.开放数据。')));

/** Zip whose directory tells a far smaller size than what it unpacks to. */
function lyingZip(): Uint8Array {
  const zip = Buffer.from(part(new Uint8Array(8_000_000).fill(0x20)));
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4))
    zip.writeUInt32LE(100, at + 24);
  return zip;
}

/** Name, bytes and the code of the problem. */
const files: readonly (readonly [string, Uint8Array, string])[] = [
  ['空.txt', strToU8(''), 'plan.empty-document'],
  ['空白.txt', strToU8(' \n\n\t'), 'plan.empty-document'],
  ['小说.txt', strToU8('从前有座山，山里有座庙。\n'.repeat(5000)), 'plan.not-a-plan'],
  [
    'latin1.txt',
    Buffer.from('Le caf\xe9 cr\xe8me est tr\xe8s br\xfbl\xe9.', 'latin1'),
    'plan.broken-encoding',
  ],
  ['程序.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 4, 5]), 'plan.not-text'],
  ['照片.jpg', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), 'plan.image-file'],
  ['旧.doc', compound('WordDocument'), 'plan.old-word'],
  ['金山.wps', compound('WordDocument'), 'plan.old-word'],
  ['表.xls', compound('Workbook'), 'plan.not-text'],
  ['加密.docx', compound('EncryptedPackage'), 'plan.encrypted'],
  ['表.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'plan.not-text'],
  ['半截.docx', whole.subarray(0, whole.length >> 1), 'plan.broken-document'],
  ['断.docx', part(`${open}<w:p><w:r><w:t>一、总体`), 'plan.broken-document'],
  ['实体.docx', part(`<!DOCTYPE a [<!ENTITY b "甲">]>${open}</w:body></w:document>`), 'plan.broken-document'],
  ['炸弹.docx', part(new Uint8Array(160_000_000).fill(0x20)), 'plan.document-too-large'],
  ['谎言.docx', lyingZip(), 'plan.broken-document'],
  ['太深.docx', part(`${open}${'<w:sdt>'.repeat(100_000)}`), 'plan.nested-too-deeply'],
  ['太深.html', strToU8(`<body>${'<div>'.repeat(200_000)}`), 'plan.nested-too-deeply'],
  ['加密.pdf', handPdf([{ content: textLines(['1. Plan']) }], { encrypted: true }), 'plan.encrypted'],
  ['断.pdf', strToU8('%PDF-1.7\n1 0 obj\n<<'), 'plan.broken-document'],
  ['信.txt', strToU8('各位同事：\n明天下午开会，请准时参加。\n谢谢。'), 'plan.not-a-plan'],
];

describe('files that are no plans', () => {
  let tools: TestKernel;
  let app: Awaited<ReturnType<TestKernel['server']>>;

  before(async () => {
    tools = await testKernel([pack as never]);
    await tools.kernel.jobs.start(tools.kernel);
    app = await tools.server();
  });
  after(() => tools[Symbol.asyncDispose]());

  const send = async (name: string, body: Uint8Array) =>
    answerOf<{ messages: Record<string, string> }>(
      app,
      await app.inject({
        method: 'POST',
        url: `/api/plan/import-document?${new URLSearchParams({ name })}`,
        payload: Buffer.from(body),
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );

  test('each is refused by what it is, in both languages, with its name; nothing is stored', async () => {
    for (const [name, bytes, code] of files) {
      const { status, answer } = await send(name, bytes);
      assert.deepEqual([answer.code, status >= 400 && status < 500], [code, true], name);
      for (const language of ['zh-CN', 'en']) assert.ok(answer.messages[language]?.includes(name), name);
    }
    for (const table of ['document', 'plan', 'original'])
      assert.deepEqual(await tools.database.query(`select 1 as one from plan.${table}`), [], table);
  });

  test('a body above the limit is refused before it is read as a document', async () => {
    const answer = await send('200.txt', new Uint8Array(60_000_000).fill(65));
    assert.equal(answer.status, 413);
  });

  test('the server goes on reading plans', async () => {
    const answer = await send('好.docx', whole);
    assert.equal(answer.status, 200, JSON.stringify(answer));
  });
});
