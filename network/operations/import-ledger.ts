import { createHash } from 'node:crypto';
import { defineOperation } from '@yuheng/kernel/operation';
import { readTable, tableLimit } from '@yuheng/kernel/read-table';
import { unitsOf } from '@yuheng/kernel/record-type';
import Type from 'typebox';
import { columnsOf } from '../ledger/read-rows.ts';
import { suggestMapping } from '../ledger/suggest-mapping.ts';
import { KindShape, ledgerMedia, MappingText, readMapping, SystemShape } from '../rules/ledger-shape.ts';
import { dropUnread, insertLedger } from '../store/ledger-store.ts';

/**
 * Imports a ledger: a file or a mapping that cannot be read is refused at once and stores nothing; the rows are imported by the job
 * that is answered, which `read-ledger-import` tells of.
 */
export const importLedger = defineOperation({
  name: 'import-ledger',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    kind: KindShape,
    name: Type.String({ minLength: 1, maxLength: 255 }),
    coordinates: Type.Optional(SystemShape),
    /** Without one, the suggested. */
    mapping: Type.Optional(MappingText),
  }),
  output: Type.Object({ job: Type.String() }),
  body: { media: ledgerMedia, maxBytes: tableLimit },
  async handle({ kind, name, coordinates = 'WGS84', mapping }, { kernel, actor, body }) {
    const table = await readTable(body);
    const used = mapping === undefined ? suggestMapping(kind, table.headers) : readMapping(mapping);
    // Refused now and not by the job, as far as the file and the mapping alone decide it.
    columnsOf(kind, table, used);
    await dropUnread(kernel);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const job = await kernel.jobs.run('network.import-ledger', { sha256 }, actor, {
      with: (asked, tx) =>
        insertLedger(
          {
            job: asked.id,
            name,
            kind,
            sha256,
            mapping: used,
            coordinates,
            sentAt: asked.askedAt,
            sentBy: actor.id,
            units: unitsOf(actor),
          },
          body,
          tx,
        ),
    });
    return { job: job.id };
  },
});
