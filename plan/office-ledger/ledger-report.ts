import Type, { type Static } from 'typebox';
import { lineFaults, lineNotes } from '../rules/office-ledger/judge-line.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** What became, or would become, of a row that names a task. */
export const LedgerRow = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  /** The task in the words of the ledger, cut. */
  words: Type.String(),
  /** The case of the task that it is about; null where that is not known. */
  case: Nullable,
  outcome: Type.Enum(['taken', 'unchanged', 'rejected']),
  /** Acts in their order: assign, accept, begin, feedback, report, issue. */
  steps: Type.Array(Type.Object({ act: Type.String(), text: Type.String() })),
  /** Of a step that was refused as it was taken: the code of the error. */
  faults: Type.Array(Type.Object({ code: Type.Enum([...lineFaults]), error: Nullable })),
  notes: Type.Array(Type.Enum([...lineNotes])),
  /** Cells that say what the list of their own column does not have; absent in reports that are older than this member. */
  unlisted: Type.Optional(Type.Array(Type.Object({ cell: Type.String(), text: Type.String() }))),
  /** Tasks that it may be, as the board names them. */
  candidates: Type.Array(Type.String()),
});
export type LedgerRow = Static<typeof LedgerRow>;

export const LedgerReport = Type.Object({ rows: Type.Array(LedgerRow) });
export type LedgerReport = Static<typeof LedgerReport>;

export function countRows(rows: readonly LedgerRow[]) {
  const count = (outcome: LedgerRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.length,
    taken: count('taken'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
  };
}

export const Counts = Type.Object({
  rows: Type.Integer(),
  taken: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Integer(),
});
