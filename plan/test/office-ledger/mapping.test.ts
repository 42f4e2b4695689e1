import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { zipped } from '@yuheng/kernel/test-workbook';
import { type LedgerHouse, ledgerHouse, NAME, short } from './ledger-house.ts';
import { ledgerBytes, ledgerParts } from './sample.ts';

let here: LedgerHouse;
before(async () => {
  here = await ledgerHouse();
});
after(() => here.house[Symbol.asyncDispose]());

const bytes = ledgerBytes();

describe('the mapping of a ledger', { timeout: 120_000 }, () => {
  it('is read as a person says: another column, a task for a row, what a statement without a state counts as', async () => {
    const sheets = { 重点任务: { head: 4, columns: { task: 'B', progress: 'G' } } };
    const ask = async (mapping: object) =>
      here.send('preview-ledger', ledgerBytes({ progress: '幕墙完成' }), {
        mapping: JSON.stringify(mapping),
      });
    assert.deepEqual(short(await ask({ sheets }))[0], [6, 'rejected', 'state-missing']);
    const suggested = (await here.send('preview-ledger', bytes)).mapping;
    const chosen = await ask({ ...suggested, tasks: { '重点任务!9': here.tasks[3] } });
    assert.deepEqual(short(chosen)[3], [9, 'rejected', 'bad-state']);
    const other = await ask({ sheets, otherwise: 'on-plan', tasks: { '重点任务!10': here.tasks[3] } });
    const twice = await ask({ sheets, otherwise: 'on-plan', tasks: { '重点任务!10': here.tasks[0] } });
    assert.deepEqual(short(twice)[4], [10, 'rejected', 'task-twice']);
    assert.deepEqual(
      short(other).filter(([row]) => row === 6 || row === 10),
      [
        [6, 'taken', 'accept begin on-plan'],
        [10, 'taken', 'accept begin on-plan'],
      ],
    );
  });

  it('is refused as a whole, and nothing is stored, where file or mapping are not in order', async () => {
    const { entries } = await here.house.tools.kernel.audit.verify();
    assert.equal(
      (await here.send('import-ledger', Buffer.from('序号,任务'), { name: NAME })).code,
      'tables.no-workbook',
    );
    assert.equal(
      (await here.send('preview-ledger', zipped({ ...ledgerParts(), '../a': 'a' }))).code,
      'tables.workbook-unsafe',
    );
    const mapping = (sheets: object) => ({ name: NAME, mapping: JSON.stringify({ sheets }) });
    for (const [sheets, what] of [
      [{ 没有: { head: 4, columns: { task: 'B' } } }, 'no such sheet'],
      [{ 重点任务: { head: 4, columns: { task: 'B', lead: 'B' } } }, 'a column twice'],
      [{ 重点任务: { head: 4, columns: { lead: 'B' } } }, 'no task'],
      [{ 重点任务: { head: 4, columns: { task: 'XFE' } } }, 'no column'],
      [{}, 'no sheet at all'],
    ] as const)
      assert.equal(
        (await here.send('import-ledger', ledgerBytes({ progress: what }), mapping(sheets))).code,
        'plan.bad-mapping',
        what,
      );
    assert.equal(
      (await here.send('import-ledger', bytes, { name: NAME, mapping: '{' })).code,
      'plan.bad-mapping',
    );
    assert.equal(
      (await here.house.call('read-ledger', { ledger: '0'.repeat(64) })).answer.code,
      'plan.ledger-not-found',
    );
    assert.equal((await here.house.tools.kernel.audit.verify()).entries, entries);
  });
});
