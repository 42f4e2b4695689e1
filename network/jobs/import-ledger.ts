import { defineJob } from '@yuheng/kernel/job-type';
import { Problem } from '@yuheng/kernel/problem';
import { readTable } from '@yuheng/kernel/read-table';
import Type from 'typebox';
import { ledgers } from '../ledger/ledger-kinds.ts';
import { readRows } from '../ledger/read-rows.ts';
import { recordId } from '../ledger/record-facts.ts';
import { countNotes } from '../ledger/row-note.ts';
import { CountsShape } from '../rules/ledger-shape.ts';
import { followLedger } from '../store/follow-ledger.ts';
import { readLedger, storeOutcome } from '../store/ledger-store.ts';
import { readContext } from '../store/read-context.ts';
import { writeRecords } from '../store/write-records.ts';

/** Imports a ledger that was sent: rows that are in order become facts (and cases), all others are kept with their reasons. */
export const importLedgerJob = defineJob({
  name: 'import-ledger',
  input: Type.Object({ sha256: Type.String() }),
  result: CountsShape,
  async run(_input, job) {
    const { kernel, actor } = job;
    const sent = await readLedger(kernel.database, job.id);
    const { kind, mapping, coordinates, sha256, name } = sent;
    const table = await readTable(sent.bytes ?? new Uint8Array());
    const context = await readContext(kernel, kind, coordinates);
    const { records, rejected } = readRows(kind, table, mapping, context);
    const counts = await writeRecords(job, kind, records, sha256);
    if (kind === 'projects') {
      const staged = records.filter(({ begun, done }) => begun !== null || done.length > 0);
      const projects = staged.map((record) => {
        const { city, responsible, done } = record;
        const called = String(record.attributes['name'] ?? '');
        return { id: recordId(kind, record), name: called, city, responsible, done: done.length };
      });
      await followLedger(kernel, actor, projects, name).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'network.build-out-exists') throw error;
        // Somebody began to follow one meanwhile: the second time its case is known.
        return followLedger(kernel, actor, projects, name);
      });
    }
    const result = {
      rows: table.rows.length,
      ...counts,
      rejected: rejected.length,
      ...(ledgers[kind].extras.includes('city') ? countNotes(records) : {}),
    };
    await kernel.database.transaction(async (tx) => {
      await storeOutcome(job.id, { rejected, counts: result }, tx);
      await job.finish(result, tx);
    });
    return result;
  },
});
