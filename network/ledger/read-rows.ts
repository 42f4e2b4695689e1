import { Problem } from '@yuheng/kernel/problem';
import type { Table } from '@yuheng/kernel/read-table';
import type { LedgerContext } from './ledger-context.ts';
import { fieldsOf, type LedgerKind, lackingFields } from './ledger-kinds.ts';
import { type LedgerRecord, readRow } from './read-row.ts';
import { type Reason, reason } from './row-reason.ts';
import type { Mapping } from './suggest-mapping.ts';

export interface Rejected {
  readonly row: number;
  readonly reasons: readonly Reason[];
}

export interface ReadLedger {
  readonly records: readonly LedgerRecord[];
  readonly rejected: readonly Rejected[];
  /** Columns that the mapping leaves aside. */
  readonly unread: readonly string[];
}

/**
 * Reads all rows of a ledger: each is either taken in or rejected with all its reasons. Pure.
 * @throws Problem `network.bad-mapping`, as `columnsOf`
 */
export function readRows(
  kind: LedgerKind,
  table: Table,
  mapping: Mapping,
  context: LedgerContext,
): ReadLedger {
  const columns = columnsOf(kind, table, mapping);
  const seen = new Map<string, number>();
  const heard = new Set<string>();
  const records: LedgerRecord[] = [];
  const rejected: Rejected[] = [];
  for (const row of table.rows) {
    const cells = (field: string) => {
      const column = columns.get(field);
      return { text: (column === undefined ? '' : row.cells[column]) ?? '', header: mapping[field] ?? '' };
    };
    const read = readRow(kind, row, cells, context);
    if (!('key' in read)) {
      rejected.push({ row: row.number, reasons: read });
      continue;
    }
    const first = seen.get(read.key);
    if (first === undefined) records.push({ ...read, notes: firstOfOperators(read.notes, heard) });
    else rejected.push({ row: row.number, reasons: [reason('duplicate', 'number', String(first))] });
    seen.set(read.key, first ?? row.number);
  }
  return { records, rejected, unread: unreadColumns(table, mapping) };
}

/** An operator that nobody knows is told where it stands first. @param heard told before */
function firstOfOperators(notes: LedgerRecord['notes'], heard: Set<string>): LedgerRecord['notes'] {
  return notes.filter(({ code, value }) => {
    if (code !== 'new-operator') return true;
    const isFirst = !heard.has(value);
    heard.add(value);
    return isFirst;
  });
}

export function unreadColumns({ headers }: Table, mapping: Mapping): readonly string[] {
  const used = new Set(Object.values(mapping));
  return headers.filter((header) => header !== '' && !used.has(header));
}

/** Fields that a ledger must have, and that no column gives. */
export function missingFields(kind: LedgerKind, mapping: Mapping): readonly string[] {
  return lackingFields(kind, (field) => mapping[field] !== undefined);
}

/**
 * The place of each field's column.
 * @throws Problem `network.bad-mapping` for a field that the ledger has not, a column that the file has not, or a field it must have;
 * `network.mapping-column-twice` for a column that gives two fields
 */
export function columnsOf(kind: LedgerKind, table: Table, mapping: Mapping): ReadonlyMap<string, number> {
  const columns = knownColumns(kind, table, mapping);
  const [missing] = missingFields(kind, mapping);
  if (missing !== undefined) throw new Problem('network.bad-mapping', { what: missing });
  return columns;
}

/** The same, while fields may still be missing. @throws Problem as `columnsOf` */
export function knownColumns(
  kind: LedgerKind,
  { headers }: Table,
  mapping: Mapping,
): ReadonlyMap<string, number> {
  const fields = fieldsOf(kind);
  const columns = new Map<string, number>();
  const giving = new Map<string, string>();
  for (const [field, header] of Object.entries(mapping)) {
    const other = giving.get(header);
    if (other !== undefined)
      throw new Problem('network.mapping-column-twice', { column: header, field, other });
    giving.set(header, field);
    if (!fields.includes(field)) throw new Problem('network.bad-mapping', { what: field });
    const column = headers.indexOf(header);
    if (column < 0) throw new Problem('network.bad-mapping', { what: header });
    columns.set(field, column);
  }
  return columns;
}
