import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { importLedgerJob } from '../jobs/import-ledger.ts';
import { CountsShape, KindShape, SystemShape } from '../rules/ledger-shape.ts';
import { listLedgers } from '../store/ledger-store.ts';

const type = `network.${importLedgerJob.name}`;

/** Ledgers that were sent to be imported, newest first, and what became of them. */
export const listLedgerImports = defineOperation({
  name: 'list-ledger-imports',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  output: Type.Object({
    imports: Type.Array(
      Type.Object({
        job: Type.String(),
        name: Type.String(),
        kind: KindShape,
        coordinates: SystemShape,
        sentAt: Type.String(),
        /** Of its job; null once that is forgotten, as is who sent it. */
        state: Type.Union([Type.String(), Type.Null()]),
        by: Type.Union([Type.String(), Type.Null()]),
        /** Null where it was never imported, or before counts were kept. */
        result: Type.Union([CountsShape, Type.Null()]),
        /** Rows; null where it was never imported. */
        rejected: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
      }),
    ),
  }),
  async handle({ limit = 100 }, { kernel }) {
    const [sent, jobs] = await Promise.all([
      kernel.records.first(
        'network.ledger-import',
        limit,
        (most) => listLedgers(kernel.database, most),
        ({ job }) => job,
      ),
      kernel.jobs.list({ type, limit }),
    ]);
    const known = new Map(jobs.map((job) => [job.id, job]));
    return {
      imports: sent.map(({ job: id, name, kind, coordinates, sentAt, rejected, counts }) => {
        const job = known.get(id);
        return {
          job: id,
          name,
          kind,
          coordinates,
          sentAt: new Date(sentAt).toISOString(),
          state: job?.state ?? null,
          by: job?.actor.name ?? null,
          result: counts ?? ((job?.result ?? null) as typeof counts),
          rejected,
        };
      }),
    };
  },
});
