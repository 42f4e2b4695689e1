import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import { strToU8, zipSync } from 'fflate';
import { packs } from '../../server/packs.ts';

/** What each operation that takes a file is told besides; one that takes a file and is not here fails the test. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'files/save-file': { name: 'proof.docx' },
  'network/import-ledger': { kind: 'site', name: 'sites.xlsx' },
  'network/preview-drawing': {},
  'network/preview-ledger': { kind: 'site' },
  'network/save-floor-picture': {},
  'plan/fill-gap': { plan: randomUUID(), gap: 'missing-annex:a', name: 'annex.docx' },
  'plan/import-document': { name: 'plan.docx' },
  'plan/import-ledger': { name: 'ledger.xlsx' },
  'plan/import-statistics': { name: 'statistics.xlsx' },
  'plan/preview-ledger': {},
  'plan/preview-statistics': {},
  'scenarios/preview-rows': { type: 'Site' },
};

const bytes = (text: string, filling = 0): Buffer =>
  Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(200, filling)]);

/** The directory tells the size of the last part: four bytes, 24 behind the mark of its entry. */
function saysItIsLarge(zip: Buffer): Buffer {
  zip.writeUInt32LE(900_000_000, zip.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
  return zip;
}
const zip = (...names: string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')]))));

/** Called what an operation takes, and nothing of it. */
const HOSTILE: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'a programme of Linux': bytes('\x7fELF\x02\x01\x01'),
  'a programme of Windows': bytes('MZ\x90\x00\x03'),
  'a class of Java': bytes('\xca\xfe\xba\xbe\x00\x00'),
  noise: Buffer.concat([randomBytes(1000), Buffer.alloc(1)]),
  'a picture that is none': bytes('\x89PNG\r\n\x1a\n<script>'),
  'a packed file of something else': zip('a.txt'),
  'a packed file that leads out': zip('[Content_Types].xml', '../../etc/passwd'),
  'a packed file that would come to too much': saysItIsLarge(
    zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'),
  ),
  'a Word document that would come to too much': saysItIsLarge(
    zip('[Content_Types].xml', 'word/document.xml'),
  ),
  'half a Word document': zip('[Content_Types].xml', 'word/document.xml').subarray(0, 120),
  'half a packed file': zip('[Content_Types].xml', 'xl/workbook.xml').subarray(0, 50),
};

describe('every operation that takes a file', () => {
  let test: TestKernel;
  let app: Awaited<ReturnType<TestKernel['server']>>;
  const takers = (): readonly (readonly [path: string, maxBytes: number])[] =>
    [...test.kernel.registry.operations].flatMap(([path, { operation }]) =>
      operation.body === undefined ? [] : [[path, operation.body.maxBytes] as const],
    );

  before(async () => {
    test = await testKernel(packs);
    app = await test.server({ auth: false });
  });
  after(() => test[Symbol.asyncDispose]());

  const send = (path: string, payload: Buffer) =>
    app.inject({
      method: 'POST',
      url: `/api/${path}`,
      query: { ...INPUTS[path] },
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });

  /** How many rows there are in each table, the log's too. */
  async function counted(): Promise<unknown> {
    const tables = await test.database.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
      [],
    );
    const counts = tables.map(
      ({ name }) => `select '${name}' as name, count(*)::integer as rows from ${name}`,
    );
    return await test.database.query(counts.join(' union all '), []);
  }

  it('is known to this test', () => {
    assert.deepEqual(
      takers()
        .map(([path]) => path)
        .toSorted(),
      Object.keys(INPUTS).toSorted(),
    );
  });

  it('refuses what is too large, and what is by its content no file that it takes; nothing is stored', async () => {
    const earlier = await counted();
    for (const [path, maxBytes] of takers()) {
      const large = await send(path, Buffer.alloc(maxBytes + 1));
      assert.deepEqual([large.statusCode, large.json().code], [413, 'http.body-too-large'], path);
      for (const [what, payload] of Object.entries(HOSTILE)) {
        const { statusCode, body } = await send(path, payload);
        assert.ok(
          statusCode >= 400 && statusCode < 500,
          `${path}: ${what}: ${statusCode} ${body.slice(0, 200)}`,
        );
      }
    }
    assert.deepEqual(await counted(), earlier);
  });
});
