import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Counts, countRows } from '../office-ledger/ledger-report.ts';
import { listLedgers } from '../store/ledger-store.ts';

/** Ledgers of offices that were taken over, the newest first. */
export const listLedgersOperation = defineOperation({
  name: 'list-ledgers',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    ledgers: Type.Array(
      Type.Object({
        sha256: Type.String(),
        name: Type.String(),
        importedAt: Type.String(),
        importedBy: Type.String(),
        counts: Counts,
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const ledgers = await kernel.records.of(
      'plan.ledger',
      await listLedgers(kernel.database),
      ({ sha256 }) => sha256,
    );
    return {
      ledgers: ledgers.map(({ sha256, name, importedAt, importedBy, report }) => ({
        sha256,
        name,
        importedAt,
        importedBy,
        counts: countRows(report.rows),
      })),
    };
  },
});
