import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { briefed, type House, house } from './house.ts';

const run = promisify(execFile);

/** The parts of an OOXML package, each well-formed. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  for (const [name, text] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => assert.fail(`${name}: ${error.message}`));
    parser.write(text).close();
  }
  return parts;
}

async function exported({ app }: House, briefing: string, query: object): Promise<Uint8Array> {
  const url = `/api/plan/export-briefing?${new URLSearchParams({ briefing, ...query })}`;
  const answer = await app.inject(url);
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
  return answer.rawPayload;
}

describe('the files of a briefing', () => {
  test('the Word document has the page, the fonts and the marks of an official document', async () => {
    const here = await house();
    await using tools = here.tools;
    const { id, content } = await briefed(here);
    const bytes = await exported(here, id, { format: 'docx', site: 'https://plan.example' });
    const parts = partsOf(bytes);
    const document = parts.get('word/document.xml') ?? '';
    assert.match(document, /<w:pgSz w:w="11906" w:h="16838"/);
    assert.match(document, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    assert.match(document, /<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"\/>/);
    const styles = parts.get('word/styles.xml') ?? '';
    for (const font of ['FangSong_GB2312', 'FZXiaoBiaoSong-B05S', 'SimHei', 'KaiTi_GB2312'])
      assert.ok(styles.includes(font) || document.includes(font), font);
    const text = document.replaceAll(/<[^>]+>/g, '');
    assert.ok(text.includes('演数督〔2026〕1号') && text.includes('附件：1.任务台账'));
    assert.match(parts.get('word/settings.xml') ?? '', /<w:evenAndOddHeaders/);
    const footers = [...parts].filter(([name]) => /footer\d+\.xml$/.test(name)).map(([, own]) => own);
    assert.ok(footers.length >= 2 && footers.every((own) => own.includes('PAGE') && own.includes('— ')));
    // Every mark leads somewhere, and everything that was listed is there.
    const anchors = [...document.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    const bookmarks = new Set(
      [...document.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, name]) => name),
    );
    assert.equal(bookmarks.size, content.evidence.length);
    assert.ok(anchors.length > 20 && anchors.every((name) => bookmarks.has(name ?? '')));
    const links = parts.get('word/_rels/document.xml.rels') ?? '';
    assert.ok(links.includes('https://plan.example/?evidence='));
    assert.deepEqual(tools.reported, []);
  });

  test('the workbook records what is known and computes the rest by formulas', async () => {
    const here = await house();
    await using tools = here.tools;
    const { id } = await briefed(here);
    const parts = partsOf(await exported(here, id, { format: 'xlsx' }));
    const sheets = [...parts]
      .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
      .map(([, own]) => own);
    assert.equal(sheets.length, 6);
    const formulas = sheets.map((own) =>
      [...own.matchAll(/<f>([^<]+)<\/f>/g)].map(([, formula = '']) => formula),
    );
    const all = formulas.flat();
    assert.equal(formulas[2]?.length, 3 * 3, 'done, late and lamp of three tasks');
    for (const name of ['COUNTIFS(', 'SUMPRODUCT(', 'SUM(', 'MAX(0,'])
      assert.ok(
        all.some((formula) => formula.includes(name)),
        name,
      );
    assert.ok(
      all.every((formula) => !formula.startsWith('=')),
      'a formula in the file has no sign of equality before it',
    );
    assert.match(parts.get('xl/workbook.xml') ?? '', /name="台账"/);
    const shared = parts.get('xl/sharedStrings.xml') ?? sheets.join('');
    assert.ok(shared.includes('&lt;南部&gt;园区&amp;港区'));
    assert.deepEqual(tools.reported, []);
  });

  test('both open clean in LibreOffice', async (t) => {
    const soffice = await run('which', ['soffice']).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (soffice === null) {
      t.skip('LibreOffice (soffice) is not installed here: only the structure was tested');
      return;
    }
    const here = await house();
    await using tools = here.tools;
    assert.deepEqual(tools.reported, []);
    const { id } = await briefed(here);
    const folder = await mkdtemp(join(tmpdir(), 'yuheng-briefing-'));
    try {
      const convert = async (format: 'docx' | 'xlsx', to: string): Promise<Buffer> => {
        await writeFile(join(folder, `briefing.${format}`), await exported(here, id, { format }));
        await run(soffice, [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          to,
          '--outdir',
          folder,
          join(folder, `briefing.${format}`),
        ]);
        return readFile(join(folder, `briefing.${to.split(':')[0]}`));
      };
      assert.equal((await convert('docx', 'pdf')).subarray(0, 5).toString(), '%PDF-');
      const summary = (await convert('xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76')).toString();
      assert.match(summary, /,3\b/);
      assert.doesNotMatch(summary, /#(?:REF|NAME|VALUE|DIV)|Err:\d/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
