import { defineJob } from '@yuheng/kernel/job-type';
import { readTable } from '@yuheng/kernel/read-table';
import Type from 'typebox';
import { readRows } from '../ledger/read-rows.ts';
import { recordId } from '../ledger/record-facts.ts';
import { followLedger } from '../store/follow-ledger.ts';
import { readLedger, storeRejected } from '../store/ledger-store.ts';
import { readContext } from '../store/read-context.ts';
import { writeRecords } from '../store/write-records.ts';

const Count = Type.Integer({ minimum: 0 });

/** Imports a ledger that was sent: rows that are in order become facts (and cases), all others are kept with their reasons. */
export const importLedgerJob = defineJob({
  name: 'import-ledger',
  input: Type.Object({ sha256: Type.String() }),
  result: Type.Object({ rows: Count, created: Count, changed: Count, unchanged: Count, rejected: Count }),
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
        return { id: recordId(kind, record), city, responsible, done: done.length };
      });
      await followLedger(kernel, actor, projects, name);
    }
    const result = { rows: table.rows.length, ...counts, rejected: rejected.length };
    await kernel.database.transaction(async (tx) => {
      await storeRejected(job.id, rejected, tx);
      await job.finish(result, tx);
    });
    return result;
  },
});
