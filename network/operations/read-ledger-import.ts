import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { CountsShape, KindShape, SystemShape, ToldRowShape } from '../rules/ledger-shape.ts';
import { readLedger, readRejected } from '../store/ledger-store.ts';
import { toldReasons } from '../store/told-reasons.ts';

/** What became of a ledger that was imported: every rejected row with its reasons, a page at a time. */
export const readLedgerImport = defineOperation({
  name: 'read-ledger-import',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    job: Type.String({ format: 'uuid' }),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  }),
  output: Type.Object({
    name: Type.String(),
    kind: KindShape,
    sha256: Type.String(),
    coordinates: SystemShape,
    rejected: Type.Integer({ minimum: 0 }),
    /** Null of imports before they were kept. */
    counts: Type.Union([CountsShape, Type.Null()]),
    rows: Type.Array(ToldRowShape),
  }),
  async handle({ job, offset = 0, limit = 1000 }, { kernel }) {
    const { name, kind, sha256, coordinates, counts } = await readLedger(kernel.database, job);
    const page = await readRejected(kernel.database, job, { offset, limit });
    if (page === null) throw new Problem('network.ledger-not-imported');
    const rows = toldReasons(kernel.registry, kind, page.rejected);
    return { name, kind, sha256, coordinates, rejected: page.total, counts, rows };
  },
});
