import type { Language } from '@yuheng/console/text/language';
import { writeCsv } from '@yuheng/console/text/write-csv';
import type { RejectedRow } from './ledger-queries.ts';

/** Rejected rows as a table: the row of the file, and all its reasons in words. Pure. */
export function rejectedCsv(
  rows: readonly RejectedRow[],
  head: readonly [row: string, reasons: string],
  language: Language,
): string {
  return writeCsv(
    head,
    rows.map(({ row, reasons }) => [row, reasons.map(({ text }) => text[language]).join(' ')]),
  );
}
