import { createHash } from 'node:crypto';
import { digestOf } from '@yuheng/kernel/digest';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { unitsOf } from '@yuheng/kernel/record-type';
import { Workbook } from '@yuheng/kernel/workbook';
import Type from 'typebox';
import { judgeLedger } from '../office-ledger/judge-ledger.ts';
import { Counts, countRows, type LedgerRow } from '../office-ledger/ledger-report.ts';
import { ledgerBody, mostLines } from '../office-ledger/ledger-request.ts';
import { readLiveTasks } from '../office-ledger/live-tasks.ts';
import { MappingText, readMapping, suggestMapping } from '../office-ledger/mapping.ts';
import { takeOver } from '../office-ledger/take-over.ts';
import { ToldRow, toldRows } from '../office-ledger/told-row.ts';
import { findLedger, insertLedger, updateLedger } from '../store/ledger-store.ts';

/**
 * Takes over what an office's ledger (xlsx) says that the board does not know yet, row by row, through the state machines of tasks;
 * the file is kept. The same file, read the same way, changes nothing; broken off, it goes on where it stopped.
 */
export const importLedger = defineOperation({
  name: 'import-ledger',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 255, pattern: '\\.[xX][lL][sS][xX]$' }),
    mapping: Type.Optional(MappingText),
  }),
  output: Type.Object({
    sha256: Type.String(),
    /** This very file had been taken over in this way: nothing was changed, and this is what became of it then. */
    already: Type.Boolean(),
    counts: Counts,
    rows: Type.Array(ToldRow),
  }),
  body: ledgerBody,
  async handle({ name, mapping: text }, { kernel, actor, body }) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const before = await findLedger(kernel.database, sha256);
    const workbook = new Workbook(body);
    const mapping =
      text === undefined ? (before?.mapping ?? suggestMapping(workbook)) : readMapping(text, workbook);
    if (Object.keys(mapping.sheets).length === 0) throw new Problem('plan.bad-mapping', { what: name });
    const tasks = await readLiveTasks(kernel);
    const told = (rows: readonly LedgerRow[], already: boolean) => ({
      sha256,
      already,
      counts: countRows(rows),
      rows: toldRows(kernel.registry, rows, tasks),
    });
    if (before !== null && digestOf(before.mapping) === digestOf(mapping))
      return told(before.report.rows, true);
    const judged = judgeLedger(workbook, mapping, tasks, actor);
    if (judged.length > mostLines) throw new Problem('plan.too-many-rows', { most: mostLines });
    await kernel.files.put({ name, bytes: body }, actor);
    const rows: LedgerRow[] = [];
    for (const one of judged) rows.push(await takeOver(kernel, actor, { name, sha256 }, one));
    const at = kernel.clock().toISOString();
    await kernel.database.transaction(async (tx) => {
      const report = { rows };
      const by = { importedBy: actor.id, units: unitsOf(actor) };
      const ledger = { sha256, name, mapping, report, importedAt: at, ...by };
      if (!(await insertLedger(tx, ledger))) await updateLedger(tx, ledger);
      const payload = { sha256, ...countRows(rows) };
      await kernel.audit.append({ by: actor, action: 'plan.import-ledger', resource: name, payload }, tx);
    });
    return told(rows, false);
  },
});
