import { defineOperation } from '@yuheng/kernel/operation';
import { readTable, tableLimit } from '@yuheng/kernel/read-table';
import Type from 'typebox';
import { knownColumns, missingFields, readRows, unreadColumns } from '../ledger/read-rows.ts';
import { countNotes, notedRows } from '../ledger/row-note.ts';
import { suggestMapping } from '../ledger/suggest-mapping.ts';
import {
  KindShape,
  ledgerMedia,
  MappingShape,
  MappingText,
  readMapping,
  SystemShape,
  ToldRowShape,
} from '../rules/ledger-shape.ts';
import { readContext } from '../store/read-context.ts';
import { toldNotes, toldReasons } from '../store/told-reasons.ts';

const Count = Type.Integer({ minimum: 0 });
/** Null while a column is missing: no row is read until then. */
const Unread = Type.Union([Count, Type.Null()]);
/** Rows that are shown; an import tells all. */
const shown = 50;

/**
 * What would become of a ledger: its columns, how they are mapped, what is missing, rows that would be rejected and why, and which
 * city the others belong to where they do not say. Nothing is kept.
 */
export const previewLedger = defineOperation({
  name: 'preview-ledger',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    kind: KindShape,
    coordinates: Type.Optional(SystemShape),
    /** Without one, the suggested. */
    mapping: Type.Optional(MappingText),
  }),
  output: Type.Object({
    headers: Type.Array(Type.String()),
    mapping: MappingShape,
    /** Columns that give nothing. */
    unread: Type.Array(Type.String()),
    /** Fields that must have a column and have none. */
    missing: Type.Array(Type.String()),
    rows: Count,
    accepted: Unread,
    rejected: Unread,
    /** The first rows as they stand in the file. */
    sample: Type.Array(Type.Object({ row: Type.Integer(), cells: Type.Array(Type.String()) })),
    /** The first that would be rejected. */
    reasons: Type.Array(ToldRowShape),
    /** Rows that would be taken in: whose city their place tells, and those that belong to none. */
    cityDerived: Unread,
    withoutCity: Unread,
    /** What would be made of them: the first, those in front that somebody should look at. */
    notes: Type.Array(ToldRowShape),
  }),
  body: { media: ledgerMedia, maxBytes: tableLimit },
  async handle({ kind, coordinates = 'WGS84', mapping }, { kernel, body }) {
    const table = await readTable(body);
    const used = mapping === undefined ? suggestMapping(kind, table.headers) : readMapping(mapping);
    const missing = missingFields(kind, used);
    knownColumns(kind, table, used);
    const read =
      missing.length > 0 ? null : readRows(kind, table, used, await readContext(kernel, kind, coordinates));
    return {
      headers: [...table.headers],
      mapping: { ...used },
      unread: [...unreadColumns(table, used)],
      missing: [...missing],
      rows: table.rows.length,
      accepted: read?.records.length ?? null,
      rejected: read?.rejected.length ?? null,
      sample: table.rows.slice(0, shown).map(({ number, cells }) => ({ row: number, cells: [...cells] })),
      reasons: toldReasons(kernel.registry, kind, read?.rejected.slice(0, shown) ?? []),
      ...(read === null ? { cityDerived: null, withoutCity: null } : countNotes(read.records)),
      notes: toldNotes(kernel.registry, kind, notedRows(read?.records ?? []).slice(0, shown)),
    };
  },
});
