import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { zipped } from '@yuheng/kernel/test-workbook';
import { Workbook } from '@yuheng/kernel/workbook';
import { unzipSync } from 'fflate';
import { type LedgerHouse, ledgerHouse, NAME, short } from './ledger-house.ts';
import { ledgerBytes, ledgerParts } from './sample.ts';

const run = promisify(execFile);

let here: LedgerHouse;
before(async () => {
  here = await ledgerHouse();
});
after(() => here.house[Symbol.asyncDispose]());

const bytes = ledgerBytes();
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe("an office's own ledger", { timeout: 120_000 }, () => {
  it('is looked at first: its heads are found under titles and merged cells, every row is told what it would do or why not', async () => {
    const { entries } = await here.house.tools.kernel.audit.verify();
    const preview = await here.send('preview-ledger', bytes);
    assert.deepEqual(preview.mapping.sheets, {
      重点任务: {
        head: 4,
        columns: {
          task: 'B',
          lead: 'C',
          others: 'D',
          due: 'E',
          state: 'F',
          progress: 'G',
          problem: 'H',
          note: 'I',
        },
      },
    });
    assert.deepEqual(short(preview), [
      [6, 'taken', 'accept begin on-plan issue'],
      [7, 'taken', 'accept begin report'],
      [8, 'taken', 'assign accept begin behind'],
      [9, 'rejected', 'which-task'],
      [10, 'rejected', 'new-row'],
    ]);
    assert.equal(preview.rows[0]?.task, here.tasks[0]);
    assert.deepEqual(preview.rows[3]?.candidates, [here.tasks[3]]);
    assert.deepEqual(
      preview.rows.map(({ unlisted }) => unlisted),
      [[], [], [], [{ cell: 'F9', text: '推进一般' }], []],
      'a value that the list of its column does not have is told with its cell',
    );
    assert.match(preview.rows[4]?.faults[0]?.text.en ?? '', /added to the ledger.*none is made/);
    assert.equal((await here.house.tools.kernel.audit.verify()).entries, entries, 'nothing is kept');
  });

  it('is taken over through the state machines, with the file kept and every line naming its row', async () => {
    const imported = await here.send('import-ledger', bytes, { name: NAME });
    assert.deepEqual(
      [imported.sha256, imported.already, imported.counts.taken, imported.counts.rejected],
      [sha256, false, 3, 2],
    );
    assert.deepEqual(await here.journal(0), [
      ['open', '', undefined],
      ['accept', '督办台账.xlsx 重点任务!6', undefined],
      ['begin', '督办台账.xlsx 重点任务!6', undefined],
      ['feedback', '主楼封顶，完成投资3亿元\n备注: 联系处室已变', 'on-plan'],
    ]);
    assert.equal((await here.journal(1)).at(-1)?.[0], 'report');
    const map = await here.task(2);
    assert.deepEqual(
      [map?.units, map?.case?.notice],
      [[{ unit: '市自然资源局', role: 'responsible' }], 'yellow'],
    );
    const issues = await here.house.tools.kernel.cases.list({ types: ['PlanIssue'], open: true, limit: 10 });
    assert.deepEqual(
      issues.map(({ data }) => data['text']),
      ['用地指标不足'],
    );
    const file = await here.house.tools.kernel.files.read(sha256);
    assert.deepEqual(file.bytes, Buffer.from(bytes));
  });

  it('changes nothing the second time, also when another file says the same', async () => {
    const { entries } = await here.house.tools.kernel.audit.verify();
    const again = await here.send('import-ledger', bytes, { name: '改名.xlsx' });
    assert.deepEqual([again.already, short(again)[0]?.[2]], [true, 'accept begin on-plan issue']);
    assert.equal((await here.house.tools.kernel.audit.verify()).entries, entries);
    const lines = await Promise.all([0, 1, 2].map(here.journal));
    const other = zipped({ ...ledgerParts(), 'docProps/core.xml': '<a/>' });
    const imported = await here.send('import-ledger', other, { name: NAME });
    assert.deepEqual([imported.counts.taken, imported.counts.unchanged], [0, 3]);
    assert.deepEqual(await Promise.all([0, 1, 2].map(here.journal)), lines);
  });

  it('comes out as the very file while the board says nothing else', async () => {
    const { cells } = await here.compare(sha256);
    // The task without a day in the document, and what no state is known for, stay as they are.
    assert.deepEqual(cells, []);
    assert.deepEqual(await here.exported(sha256), Buffer.from(bytes));
  });

  it('comes out with what the board says now in its cells, and every other part and cell as it was', async () => {
    const say = (task: string | undefined, kind: string, text: string) =>
      here.house.call('give-feedback', { task, kind, text, evidence: [] });
    assert.equal((await say(here.tasks[0], 'behind', '雨季停工<两周>')).status, 200);
    const [issue] = await here.house.tools.kernel.cases.list({ types: ['PlanIssue'], open: true, limit: 10 });
    assert.equal(
      (await here.house.call('move-issue', { issue: issue?.id, transition: 'resolve', note: '已调剂' }))
        .status,
      200,
    );
    const { extension } = (
      await here.house.call<{ extension: string }>('ask-extension', {
        task: here.tasks[0],
        until: '2026-09-30',
        reason: '雨季',
      })
    ).answer;
    assert.equal(
      (await here.house.call('decide-extension', { extension, decision: 'grant', reason: '属实' })).status,
      200,
    );
    assert.equal((await say(here.tasks[2], 'on-plan', '=HYPERLINK("http://a")')).status, 200);
    const { cells } = await here.compare(sha256);
    assert.deepEqual(
      cells.map(({ cell, after: value, left }) => [cell, value, left]),
      [
        ['E6', '2026-09-30', null],
        ['F6', '滞后', null],
        ['G6', '雨季停工<两周>', null],
        ['H6', null, null],
        ['F8', '正常推进', 'as-formula'],
        ['G8', '=HYPERLINK("http://a")', 'as-formula'],
      ],
    );
    const out = await here.exported(sha256);
    const [one, other] = [unzipSync(bytes), unzipSync(out)];
    const changed = Object.keys(one).filter(
      (part) => !Buffer.from(one[part] ?? []).equals(Buffer.from(other[part] ?? [])),
    );
    assert.deepEqual(changed, ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    const texts = (from: Uint8Array) =>
      [...new Workbook(from).sheet('重点任务').rows.values()].flatMap((line) =>
        [...line.cells.values()].map((cell) => [`${cell.column},${cell.row}`, cell.text, cell.formula]),
      );
    const was = texts(bytes);
    const differing = texts(out).filter((cell, at) => JSON.stringify(cell) !== JSON.stringify(was[at]));
    assert.deepEqual(differing, [
      ['5,6', '2026-09-30', false],
      ['6,6', '滞后', false],
      ['7,6', '雨季停工<两周>', false],
      ['8,6', '', false],
      // What its formulas last gave is not true any more.
      ['10,6', '', true],
      ['6,11', '', true],
      ['7,11', '', true],
    ]);
    // Brought in again, it says nothing new.
    const again = await here.send('import-ledger', out, { name: NAME });
    assert.equal(again.counts.taken, 0, JSON.stringify(short(again)));
    assert.deepEqual(await here.exported(again.sha256), out);
  });

  it('opens in LibreOffice, which computes its formulas over the new words', async (t) => {
    const soffice = await run('which', ['soffice']).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (soffice === null)
      return t.skip('LibreOffice (soffice) is not installed here: only the parts were compared');
    const folder = await mkdtemp(join(tmpdir(), 'yuheng-ledger-'));
    try {
      await writeFile(join(folder, 'a.xlsx'), await here.exported(sha256));
      await run(soffice, [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76',
        '--outdir',
        folder,
        join(folder, 'a.xlsx'),
      ]);
      const csv = (await readFile(join(folder, 'a.csv'))).toString();
      assert.match(csv, /市财政局,2026年9月30日,滞后,雨季停工<两周>,,联系处室已变/);
      assert.doesNotMatch(csv, /#(?:REF|NAME|VALUE|DIV)|Err:\d/);
      assert.match(csv, /合计,,,,,1,2\b/, 'counted anew: one is on plan');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('writes no word that the list of the file does not have, and tells the cell', async () => {
    const said = await here.house.call('give-feedback', {
      task: here.tasks[0],
      kind: 'blocked',
      text: '全面停工',
      evidence: [],
    });
    assert.equal(said.status, 200);
    const { cells } = await here.compare(sha256);
    assert.deepEqual(
      cells
        .filter(({ cell }) => cell === 'F6' || cell === 'G6')
        .map(({ cell, after: value, left }) => [cell, value, left]),
      [
        ['F6', null, 'unlisted'],
        ['G6', '全面停工', 'unlisted'],
      ],
    );
    // Where the list has another word of the same meaning, that is the one.
    const words = ledgerParts();
    const sheet = (words['xl/worksheets/sheet1.xml'] ?? '').replace(
      '未启动,正常推进,滞后,已完成',
      '未启动,正常推进,滞后,停滞,已完成',
    );
    const other = zipped({ ...words, 'xl/worksheets/sheet1.xml': sheet });
    const imported = await here.send('import-ledger', other, { name: NAME });
    const listed = (await here.compare(imported.sha256)).cells.find(({ cell }) => cell === 'F6');
    assert.deepEqual([listed?.after, listed?.left], ['停滞', null]);
  });

  it('says a thing once where two bring it at the same moment', async () => {
    const both = [
      ledgerBytes({ progress: '同时', state: '滞后', problem: '同时' }),
      zipped({
        ...ledgerParts({ progress: '同时', state: '滞后', problem: '同时' }),
        'docProps/core.xml': '<b/>',
      }),
    ];
    await Promise.all(both.map((one) => here.send('import-ledger', one, { name: NAME })));
    assert.equal(
      (await here.journal(0)).filter(
        ([transition, note]) => transition === 'feedback' && String(note).startsWith('同时'),
      ).length,
      1,
    );
    const issues = await here.house.tools.kernel.cases.list({ types: ['PlanIssue'], limit: 100 });
    assert.equal(issues.filter(({ data }) => data['text'] === '同时').length, 1);
    assert.deepEqual(here.house.tools.reported, []);
  });
});
