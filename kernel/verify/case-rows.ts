import { parseLine } from '../audit/line.ts';
import type { Case, JournalLine, Notice } from '../cases/case.ts';
import { CASE_COLUMNS, JOURNAL_COLUMNS } from '../cases/case-store.ts';
import { NOTICE_COLUMNS } from '../cases/notice-store.ts';
import { caseLine, journalLine, noticeLine } from '../cases/seal.ts';
import { exactInstant, scan } from '../store/scan.ts';
import type { Sql } from '../store/sql.ts';
import type { RowSink, RowWord } from './row-sink.ts';

type Row<T> = T & { readonly tenant: number };

/** Columns of time as text: `due_at as "dueAt"` -> `due_at::text as "dueAt"`. */
const exactly = (columns: string): string => columns.replaceAll(/\b(\w*_at|at)\b(?=,| as |$)/g, '$1::text');

/** The row with its times as the house tells them. */
function timed<T extends object>(row: T): T {
  const times = Object.entries(row).filter(([name, value]) => /(?:At|^at)$/.test(name) && value !== null);
  return { ...row, ...Object.fromEntries(times.map(([name, value]) => [name, exactInstant(String(value))])) };
}

/** Each case, each line of each journal, each notice. @returns how many lines there were */
export async function walkCases(tx: Sql, sink: RowSink): Promise<number> {
  const found = (tenant: number, text: string): void => {
    const { word, digest, key } = parseLine(text);
    sink.found(tenant, word as RowWord, key, digest);
  };
  let count = 0;
  const cases = `select tenant, ${exactly(CASE_COLUMNS)} from cases.case`;
  for await (const rows of scan<Row<Case>>(tx, 'walk_cases', cases, [])) {
    for (const { tenant, ...item } of rows) found(tenant, caseLine(timed(item)));
    await sink.page();
  }
  const journal = `select tenant, case_id as "case", ${exactly(JOURNAL_COLUMNS)} from cases.journal`;
  for await (const rows of scan<Row<JournalLine> & { readonly case: string }>(
    tx,
    'walk_journal',
    journal,
    [],
  )) {
    for (const { tenant, case: id, ...entry } of rows) {
      count += 1;
      found(tenant, journalLine(id, timed(entry)));
    }
    await sink.page();
  }
  const notices = `select tenant, ${exactly(NOTICE_COLUMNS)} from cases.notice`;
  for await (const rows of scan<Row<Notice>>(tx, 'walk_notices', notices, [])) {
    for (const { tenant, ...notice } of rows) found(tenant, noticeLine(timed(notice)));
    await sink.page();
  }
  return count;
}
